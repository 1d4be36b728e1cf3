CREATE TABLE "import_chunks" (
	"import_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_import_id_ordinal_pk" PRIMARY KEY("import_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "import_errors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" integer,
	"field" text,
	"value" text,
	"code" text NOT NULL,
	"message_en" text NOT NULL,
	"message_vi" text NOT NULL,
	"raw" json,
	"deferred" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource" text NOT NULL,
	"status" text NOT NULL,
	"format" text NOT NULL,
	"match" text NOT NULL,
	"on_error" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"heads" jsonb,
	"problem" jsonb,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"worker" uuid,
	"beat_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"request_id" text,
	"remote_address" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_status_check" CHECK ("imports"."status" in ('receiving', 'queued', 'running', 'completed', 'stopped', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "row_ids" uuid[];--> statement-breakpoint
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_errors_line_index" ON "import_errors" USING btree ("import_id","line","id");--> statement-breakpoint
CREATE INDEX "imports_created_at_index" ON "imports" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "imports_open_index" ON "imports" USING btree ("status") WHERE "imports"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "audit_events_row_ids_index" ON "audit_events" USING gin ("row_ids") WHERE "audit_events"."row_ids" is not null;
