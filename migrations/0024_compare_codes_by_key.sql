ALTER TABLE "indicators" ADD COLUMN "code_key" text;--> statement-breakpoint
UPDATE "indicators" SET "code_key" = lower(normalize("code", NFKC) COLLATE "und-x-icu");--> statement-breakpoint
-- codes that differ by case alone: the one that is its own key has it, else the oldest; the others keep their code as it is written
UPDATE "indicators" SET "code_key" = "code" WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (PARTITION BY "code_key" ORDER BY ("code" = "code_key") DESC, "id") AS "place"
    FROM "indicators" WHERE "deleted_at" IS NULL
  ) AS "ranked" WHERE "place" > 1
);--> statement-breakpoint
ALTER TABLE "indicators" ALTER COLUMN "code_key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "code_key" text;--> statement-breakpoint
UPDATE "classes" SET "code_key" = lower(normalize("code", NFKC) COLLATE "und-x-icu");--> statement-breakpoint
-- codes that differ by case alone: the one that is its own key has it, else the oldest; the others keep their code as it is written
UPDATE "classes" SET "code_key" = "code" WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (PARTITION BY "code_key" ORDER BY ("code" = "code_key") DESC, "id") AS "place"
    FROM "classes" WHERE "deleted_at" IS NULL
  ) AS "ranked" WHERE "place" > 1
);--> statement-breakpoint
ALTER TABLE "classes" ALTER COLUMN "code_key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "code_key" text;--> statement-breakpoint
UPDATE "programs" SET "code_key" = lower(normalize("code", NFKC) COLLATE "und-x-icu");--> statement-breakpoint
-- codes that differ by case alone: the one that is its own key has it, else the oldest; the others keep their code as it is written
UPDATE "programs" SET "code_key" = "code" WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (PARTITION BY "code_key" ORDER BY ("code" = "code_key") DESC, "id") AS "place"
    FROM "programs" WHERE "deleted_at" IS NULL
  ) AS "ranked" WHERE "place" > 1
);--> statement-breakpoint
ALTER TABLE "programs" ALTER COLUMN "code_key" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "indicators_code_key_unique" ON "indicators" USING btree ("code_key") WHERE "indicators"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "classes_code_key_unique" ON "classes" USING btree ("code_key") WHERE "classes"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "programs_code_key_unique" ON "programs" USING btree ("code_key") WHERE "programs"."deleted_at" is null;
