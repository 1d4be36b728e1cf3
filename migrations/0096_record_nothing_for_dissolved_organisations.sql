-- After an organisation is written: none is newly below a dissolved one, becomes part of one, or is split from one that was no
-- longer there. What is stored already stays, and can end earlier. Writers wait for each other, as for circles.
create function refuse_dissolved_neighbours() returns trigger language plpgsql as $$
declare
  before record;
begin
  perform pg_advisory_xact_lock(hashtextextended('party-cells', 2));
  if tg_op = 'UPDATE' then
    before := old;
  else
    select '[]'::jsonb as committees_above, null::uuid as parent_id, null::uuid as merged_into_id, null::uuid as split_from_id,
      null::date as established_on, null::date as dissolved_on into before;
  end if;
  if exists (
    select from jsonb_to_recordset(new.committees_above || case
        when new.parent_id is distinct from before.parent_id then jsonb_build_array(jsonb_build_object('parent_id', new.parent_id))
        else '[]' end) as committee (parent_id uuid, "from" date, "to" date)
      join party_cells above on above.id = committee.parent_id
    where least(coalesce(committee."to", 'infinity'), coalesce(new.dissolved_on - 1, 'infinity')) >= above.dissolved_on
      and not exists (
        select from jsonb_to_recordset(before.committees_above) as known (parent_id uuid, "from" date, "to" date)
        where known.parent_id = committee.parent_id
          and coalesce(known."from", '-infinity') <= coalesce(committee."from", '-infinity')
          and coalesce(known."to", 'infinity') >= coalesce(committee."to", 'infinity')
      )
  ) then
    raise exception 'organisation % would be below one that is dissolved', new.id
      using errcode = '23514', constraint = 'party_cells_parent_id_check';
  end if;
  if (new.merged_into_id, new.dissolved_on) is distinct from (before.merged_into_id, before.dissolved_on)
    and exists (select from party_cells where id = new.merged_into_id and dissolved_on <= new.dissolved_on) then
    raise exception 'organisation % would become part of one that is dissolved', new.id
      using errcode = '23514', constraint = 'party_cells_merged_into_id_check';
  end if;
  if (new.split_from_id, new.established_on) is distinct from (before.split_from_id, before.established_on)
    and exists (select from party_cells where id = new.split_from_id and dissolved_on < new.established_on) then
    raise exception 'organisation % would be split from one that was dissolved', new.id
      using errcode = '23514', constraint = 'party_cells_split_from_id_check';
  end if;
  if new.dissolved_on is distinct from before.dissolved_on and exists (
    select from party_cells where deleted_at is null
      and (merged_into_id = new.id and dissolved_on >= new.dissolved_on
        or split_from_id = new.id and established_on > new.dissolved_on)
  ) then
    raise exception 'organisation % had others merged into it or split from it later', new.id
      using errcode = '23514', constraint = 'party_cells_dissolved_on_check';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_cells_dissolved_neighbours
  after insert or update of parent_id, committees_above, merged_into_id, split_from_id, established_on, dissolved_on on party_cells
  for each row execute function refuse_dissolved_neighbours();
--> statement-breakpoint
-- Before a commendation is written: none for a year that begins when the organisation is dissolved, and none decided then. The lock
-- of the organisation makes a dissolution at the same time wait, or shows it.
create function refuse_commendation_of_organisation() returns trigger language plpgsql as $$
declare
  dissolved date;
begin
  if tg_op = 'UPDATE' and (new.party_cell_id, new.year, new.decided_on)
    is not distinct from (old.party_cell_id, old.year, old.decided_on) then
    return new;
  end if;
  select dissolved_on into dissolved from party_cells where id = new.party_cell_id for share;
  if dissolved <= make_date(new.year, 1, 1) or dissolved <= new.decided_on then
    raise exception 'organisation % is dissolved', new.party_cell_id
      using errcode = '23514', constraint = 'commendations_party_cell_id_party_cells_id_fk';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger commendations_organisation before insert or update of party_cell_id, year, decided_on on commendations
  for each row when (new.party_cell_id is not null) execute function refuse_commendation_of_organisation();
