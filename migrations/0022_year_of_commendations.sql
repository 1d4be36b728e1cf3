-- awards stored without a year were missing from the year of their decision
UPDATE "commendations" SET "year" = extract(year from "decided_on"), "revision" = "revision" + 1, "updated_at" = now()
WHERE "year" IS NULL AND "decided_on" BETWEEN '1900-01-01' AND '2200-12-31';
