-- A class of a former school has that school in its key, so that the school itself can have the same code. A class that a
-- process of the version before stores meanwhile gets its key when the next process starts.
update classes set code_key = lower(normalize(code || '@' || origin, NFKC) collate "und-x-icu")
where origin is not null and position('@' in code_key) = 0;
