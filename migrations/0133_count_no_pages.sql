-- A page is no news of a day: statistics of what was published leave it out. No post was a page until now.
create or replace function keep_post_counts() returns trigger language plpgsql as $$
begin
  if new.status = 'published' and new.deleted_at is null and new.kind <> 'page' then
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
-- its migration did not check the rows, which would keep writers waiting
alter table posts validate constraint posts_kind_check;
