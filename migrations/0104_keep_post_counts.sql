-- How many words a text has, as word processors count them: what stands between spaces and has a letter or a digit. The
-- collation says what letters are, whichever locale the database has.
create function count_words(body text) returns integer language sql immutable parallel safe as $$
  select regexp_count(body collate "vi-x-icu", '[[:alnum:]]\S*')
$$;
--> statement-breakpoint
-- The body as HTML has "<img" for pictures only: text has "&lt;".
create function count_body_pictures(body_html text) returns integer language sql immutable parallel safe as $$
  select (length(body_html) - length(replace(body_html, '<img ', ''))) / 5
$$;
--> statement-breakpoint
-- The pictures of a post: those of the cover and of the list, each once, and those in the body. The rows of media are locked,
-- so that a file that becomes a picture at the same moment is waited for.
create function pictures_of_post(of_post uuid) returns integer language plpgsql as $$
begin
  perform 1 from media where id in (
    select cover_media_id from posts where id = of_post union select media_id from post_media where post_id = of_post
  ) for share;
  return coalesce((
    select count_body_pictures(body_html) + (
      select count(*) from media where kind = 'image' and id in (
        select posts.cover_media_id union select media_id from post_media where post_id = of_post
      )
    )
    from posts where id = of_post), 0);
end
$$;
--> statement-breakpoint
-- The authors of a post, each once: the id of the person, else the printed name. The rows are locked, so that a purge of
-- the person at the same moment is waited for.
create function authors_of_post(of_post uuid) returns text[] language plpgsql as $$
begin
  perform 1 from post_bylines where post_id = of_post for share;
  return coalesce((
    select array_agg(author order by place) from (
      select coalesce(person_id::text, name) as author, min(ordinal) as place from post_bylines
      where post_id = of_post group by 1
    ) as authors), '{}');
end
$$;
--> statement-breakpoint
create function keep_post_counts() returns trigger language plpgsql as $$
begin
  if new.status = 'published' and new.deleted_at is null then
    insert into post_counts (post_id, published_at, kind, section_id, words, pictures, authors)
    values (new.id, new.published_at, new.kind, new.section_id, count_words(new.body_text), pictures_of_post(new.id), authors_of_post(new.id))
    on conflict (post_id) do update set published_at = excluded.published_at, kind = excluded.kind,
      section_id = excluded.section_id, words = excluded.words, pictures = excluded.pictures, authors = excluded.authors;
  else
    delete from post_counts where post_id = new.id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create function keep_pictures_of_posts() returns trigger language plpgsql as $$
begin
  update post_counts set pictures = pictures_of_post(post_id) where post_id in (select post_id from changed);
  return null;
end
$$;
--> statement-breakpoint
create function keep_authors_of_posts() returns trigger language plpgsql as $$
begin
  update post_counts set authors = authors_of_post(post_id) where post_id in (select post_id from changed);
  return null;
end
$$;
--> statement-breakpoint
create function keep_posts_of_media() returns trigger language plpgsql as $$
begin
  update post_counts set pictures = pictures_of_post(post_id) where post_id in (
    select post_id from post_media where media_id = new.id union select id from posts where cover_media_id = new.id
  );
  return null;
end
$$;
--> statement-breakpoint
-- Words take most of the time, so they are counted before writers wait: 1,000,000 posts of 250 words take a minute.
create temp table counted_posts on commit drop as
select id, revision, count_words(body_text) as words, count_body_pictures(body_html) as pictures
from posts where status = 'published' and deleted_at is null;
--> statement-breakpoint
analyze counted_posts;
--> statement-breakpoint
lock table posts, post_bylines, post_media, media in share row exclusive mode;
--> statement-breakpoint
-- with the constraint each row would lock its post
alter table post_counts drop constraint post_counts_post_id_posts_id_fk;
--> statement-breakpoint
insert into post_counts (post_id, published_at, kind, section_id, words, pictures, authors)
select post.id, post.published_at, post.kind, post.section_id,
  case when counted.revision = post.revision then counted.words else count_words(post.body_text) end,
  case when counted.revision = post.revision then counted.pictures else count_body_pictures(post.body_html) end
    + coalesce(files.pictures, 0),
  coalesce(bylines.authors, '{}')
from posts post
left join counted_posts counted on counted.id = post.id
left join (
  select post_id, count(*)::int as pictures from (
    select id as post_id, cover_media_id as media_id from posts where cover_media_id is not null
    union select post_id, media_id from post_media
  ) as used join media on media.id = used.media_id and media.kind = 'image' group by post_id
) as files on files.post_id = post.id
left join (
  select post_id, array_agg(author order by place) as authors from (
    select post_id, coalesce(person_id::text, name) as author, min(ordinal) as place from post_bylines group by 1, 2
  ) as authors group by post_id
) as bylines on bylines.post_id = post.id
where post.status = 'published' and post.deleted_at is null;
--> statement-breakpoint
alter table post_counts add constraint post_counts_post_id_posts_id_fk foreign key (post_id) references posts (id) on delete cascade;
--> statement-breakpoint
create trigger posts_counted_on_insert after insert on posts for each row
when (new.status = 'published' and new.deleted_at is null) execute function keep_post_counts();
--> statement-breakpoint
create trigger posts_counted_on_update after update on posts for each row
when ((old.status = 'published' or new.status = 'published')
  and (old.status, old.deleted_at, old.published_at, old.kind, old.section_id, old.cover_media_id, old.body_text, old.body_html)
    is distinct from (new.status, new.deleted_at, new.published_at, new.kind, new.section_id, new.cover_media_id, new.body_text, new.body_html))
execute function keep_post_counts();
--> statement-breakpoint
create trigger post_media_counted_on_insert after insert on post_media referencing new table as changed
for each statement execute function keep_pictures_of_posts();
--> statement-breakpoint
create trigger post_media_counted_on_update after update on post_media referencing new table as changed
for each statement execute function keep_pictures_of_posts();
--> statement-breakpoint
create trigger post_media_counted_on_delete after delete on post_media referencing old table as changed
for each statement execute function keep_pictures_of_posts();
--> statement-breakpoint
create trigger post_bylines_counted_on_insert after insert on post_bylines referencing new table as changed
for each statement execute function keep_authors_of_posts();
--> statement-breakpoint
create trigger post_bylines_counted_on_update after update on post_bylines referencing new table as changed
for each statement execute function keep_authors_of_posts();
--> statement-breakpoint
create trigger post_bylines_counted_on_delete after delete on post_bylines referencing old table as changed
for each statement execute function keep_authors_of_posts();
--> statement-breakpoint
create trigger media_counted_on_update after update on media for each row when (old.kind is distinct from new.kind)
execute function keep_posts_of_media();
