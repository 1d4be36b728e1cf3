ALTER TABLE "party_member_gradings" ADD COLUMN "holds_leadership" boolean;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "holds_leadership" boolean;