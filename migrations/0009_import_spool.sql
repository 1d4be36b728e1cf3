-- Pieces of files are written once and read once: to compress them would take longer than to keep them.
ALTER TABLE "import_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
