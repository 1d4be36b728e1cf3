CREATE INDEX "people_contact_order_index" ON "people" USING btree ("contact_order","id");--> statement-breakpoint
CREATE INDEX "people_photo_id_index" ON "people" USING btree ("photo_id");