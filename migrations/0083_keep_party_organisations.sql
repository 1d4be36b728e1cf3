-- After an organisation is written: refuses circles. Writers wait for each other, so that two of them cannot close one together.
create function refuse_circle_of_organisations() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('party-cells', 2));
  if exists (
    with recursive above as (
      select new.parent_id as id
      union
      select party_cells.parent_id from above join party_cells on party_cells.id = above.id
    ) select from above where id = new.id
  ) then
    raise exception 'organisation % would be above itself', new.id
      using errcode = '23514', constraint = 'party_cells_parent_id_check';
  end if;
  if exists (
    with recursive later as (
      select new.merged_into_id as id
      union
      select party_cells.merged_into_id from later join party_cells on party_cells.id = later.id
    ) select from later where id = new.id
  ) then
    raise exception 'organisation % would be merged into itself', new.id
      using errcode = '23514', constraint = 'party_cells_merged_into_id_check';
  end if;
  if exists (
    with recursive earlier as (
      select new.split_from_id as id
      union
      select party_cells.split_from_id from earlier join party_cells on party_cells.id = earlier.id
    ) select from earlier where id = new.id
  ) then
    raise exception 'organisation % would be split from itself', new.id
      using errcode = '23514', constraint = 'party_cells_split_from_id_check';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_cells_circles after insert or update of parent_id, merged_into_id, split_from_id on party_cells
  for each row when (coalesce(new.parent_id, new.merged_into_id, new.split_from_id) is not null)
  execute function refuse_circle_of_organisations();
--> statement-breakpoint
-- After the kind of an organisation changes: only cells have members.
create function keep_members_in_cells() returns trigger language plpgsql as $$
begin
  if exists (select from party_memberships where party_cell_id = new.id and deleted_at is null) then
    raise exception 'organisation % has members', new.id using errcode = '23514', constraint = 'party_cells_kind_check';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_cells_members after update of kind on party_cells
  for each row when (new.kind not in ('cell', 'grassroots_cell')) execute function keep_members_in_cells();
--> statement-breakpoint
-- Before a membership is written: only cells have members, and none in a dissolved one. The lock of the cell makes a
-- dissolution at the same time wait, or shows it. A membership that ends earlier than before, or that says more, is no new one.
create function refuse_membership_of_organisation() returns trigger language plpgsql as $$
declare
  organisation record;
begin
  if tg_op = 'UPDATE' and new.party_cell_id = old.party_cell_id and old.deleted_at is null
    and coalesce(new."to", 'infinity') <= coalesce(old."to", 'infinity') then
    return new;
  end if;
  select kind, dissolved_on into organisation from party_cells where id = new.party_cell_id for share;
  if organisation.kind not in ('cell', 'grassroots_cell') then
    raise exception 'organisation % has no members', new.party_cell_id
      using errcode = '23514', constraint = 'party_memberships_party_cell_id_party_cells_id_fk';
  end if;
  if coalesce(new."to", 'infinity') >= organisation.dissolved_on then
    raise exception 'organisation % is dissolved', new.party_cell_id
      using errcode = '23514', constraint = 'party_memberships_party_cell_id_party_cells_id_fk';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger party_memberships_organisation before insert or update of party_cell_id, "to", deleted_at on party_memberships
  for each row when (new.deleted_at is null) execute function refuse_membership_of_organisation();
--> statement-breakpoint
-- Before a grading is written: none for a period at whose end the organisation was dissolved, and a dissolved one is not
-- decided. Corrections keep the organisation of what they correct.
create function refuse_grading_of_organisation() returns trigger language plpgsql as $$
declare
  dissolved date;
  is_moved boolean := true;
  is_decided boolean := new.confirmed_at is not null and tg_table_name = 'party_cell_gradings';
begin
  if tg_op = 'UPDATE' then
    is_moved := (new.party_cell_id, new.year, new.quarter) is distinct from (old.party_cell_id, old.year, old.quarter);
    is_decided := is_decided and old.confirmed_at is null;
  end if;
  if not (is_moved or is_decided) then
    return new;
  end if;
  select dissolved_on into dissolved from party_cells where id = new.party_cell_id for share;
  if (is_moved and dissolved <= (make_date(new.year, coalesce(new.quarter * 3, 12), 1) + interval '1 month - 1 day')::date)
    or (is_decided and dissolved <= new.decided_on) then
    raise exception 'organisation % is dissolved', new.party_cell_id
      using errcode = '23514', constraint = tg_table_name || '_party_cell_id_party_cells_id_fk';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger party_cell_gradings_organisation before insert or update on party_cell_gradings
  for each row when (new.supersedes_id is null) execute function refuse_grading_of_organisation();
--> statement-breakpoint
create trigger party_member_gradings_organisation before insert or update on party_member_gradings
  for each row when (new.supersedes_id is null) execute function refuse_grading_of_organisation();
