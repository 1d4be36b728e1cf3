-- Nobody writes members between the memberships of those that exist and the triggers that keep them.
lock table party_members in share row exclusive mode;
--> statement-breakpoint
-- The present cell of each member, always so far.
insert into party_memberships (id, party_member_id, party_cell_id, created_at, updated_at, deleted_at)
select gen_random_uuid(), id, party_cell_id, created_at, updated_at, deleted_at from party_members;
--> statement-breakpoint
update party_members set admitted_on = joined_on where joined_on is not null;
--> statement-breakpoint
-- Before a membership is added: it continues the open one of its member, which ends the day before. The lock of the member
-- lets concurrent writes follow on each other.
create function continue_party_membership() returns trigger language plpgsql as $$
declare
  open record;
begin
  if new.temporary or new.deleted_at is not null then
    return new;
  end if;
  perform 1 from party_members where id = new.party_member_id for no key update;
  select id, kind into open from party_memberships
  where party_member_id = new.party_member_id and not temporary and deleted_at is null
    and "to" is null and ("from" is null or "from" < new."from") and new."from" is not null;
  if found then
    update party_memberships set "to" = new."from" - 1, left_for = 'moved_cell', revision = revision + 1,
      updated_at = now() where id = open.id;
    new.joined_by := coalesce(new.joined_by, 'moved_cell');
    new.kind := coalesce(new.kind, open.kind);
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger party_memberships_continue before insert on party_memberships
  for each row execute function continue_party_membership();
--> statement-breakpoint
-- The cell of a member, and since when: those of the last membership that counts. A member without one keeps the cell.
create function set_party_cell_of_member(member uuid) returns void language sql as $$
  update party_members set party_cell_id = last.party_cell_id, "from" = last."from", revision = revision + 1,
    updated_at = now()
  from (
    select party_cell_id, "from" from party_memberships
    where party_member_id = member and not temporary and deleted_at is null
    order by "from" desc nulls last limit 1
  ) as last
  where party_members.id = member and party_members.deleted_at is null
    and (party_members.party_cell_id, party_members."from") is distinct from (last.party_cell_id, last."from")
$$;
--> statement-breakpoint
-- After a membership is written: refuses days that another one has, and lets the member follow. Writes of members add their
-- memberships by a trigger, and set the cell themselves.
create function follow_party_membership() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if pg_trigger_depth() = 1 then
      perform set_party_cell_of_member(old.party_member_id);
    end if;
    return null;
  end if;
  perform 1 from party_members where id = new.party_member_id for no key update;
  if not new.temporary and new.deleted_at is null and exists (
    select from party_memberships as other
    where other.party_member_id = new.party_member_id and other.id <> new.id and not other.temporary
      and other.deleted_at is null
      and daterange(other."from", other."to", '[]') && daterange(new."from", new."to", '[]')
  ) then
    raise exception 'membership %: another one of the member has these days', new.id
      using errcode = '23P01', constraint = 'party_memberships_from_check';
  end if;
  if pg_trigger_depth() = 1 then
    perform set_party_cell_of_member(new.party_member_id);
    if tg_op = 'UPDATE' and old.party_member_id <> new.party_member_id then
      perform set_party_cell_of_member(old.party_member_id);
    end if;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_memberships_follow after insert or update or delete on party_memberships
  for each row execute function follow_party_membership();
--> statement-breakpoint
-- Before a member is written: both names of the day of admission are equal, and a new cell begins today unless a day is said.
create function complete_party_member() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.admitted_on := coalesce(new.admitted_on, new.joined_on);
  elsif new.admitted_on is not distinct from old.admitted_on then
    new.admitted_on := new.joined_on;
  end if;
  new.joined_on := new.admitted_on;
  if tg_op = 'UPDATE' and pg_trigger_depth() = 1 and new.party_cell_id <> old.party_cell_id
    and new."from" is not distinct from old."from" then
    new."from" := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger party_members_complete before insert or update on party_members
  for each row execute function complete_party_member();
--> statement-breakpoint
-- After a member is added: the membership in its cell.
create function add_party_memberships() returns trigger language plpgsql as $$
begin
  insert into party_memberships (id, party_member_id, party_cell_id, "from", kind, deleted_at)
  select gen_random_uuid(), id, party_cell_id, "from", case when official_on is not null then 'official' end, deleted_at
  from added;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_members_added after insert on party_members
  referencing new table as added for each statement execute function add_party_memberships();
--> statement-breakpoint
-- After a member moves to another cell: the membership there. A second move of one day corrects the first. Memberships go to
-- the trash with their member, and those come back with it.
create function move_party_member() returns trigger language plpgsql as $$
begin
  if new.deleted_at is distinct from old.deleted_at then
    update party_memberships set deleted_at = new.deleted_at, revision = revision + 1, updated_at = now()
    where party_member_id = new.id and deleted_at is not distinct from old.deleted_at;
  end if;
  if pg_trigger_depth() = 1 and new.party_cell_id <> old.party_cell_id and new.deleted_at is null then
    update party_memberships set party_cell_id = new.party_cell_id, revision = revision + 1, updated_at = now()
    where party_member_id = new.id and "from" = new."from" and "to" is null and not temporary and deleted_at is null;
    if not found then
      insert into party_memberships (id, party_member_id, party_cell_id, "from")
      values (gen_random_uuid(), new.id, new.party_cell_id, new."from");
    end if;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger party_members_moved after update on party_members
  for each row when (old.party_cell_id <> new.party_cell_id or old.deleted_at is distinct from new.deleted_at)
  execute function move_party_member();
--> statement-breakpoint
-- A grading without a cell gets the one of its member on the last day of the period, else the present one.
create or replace function keep_cell_of_grading() returns trigger language plpgsql as $$
begin
  new.party_cell_id := coalesce((
    select party_cell_id from party_memberships
    where party_member_id = new.party_member_id and not temporary and deleted_at is null
      and daterange("from", "to", '[]') @>
        (make_date(new.year, coalesce(new.quarter * 3, 12), 1) + interval '1 month - 1 day')::date
  ), (select party_cell_id from party_members where id = new.party_member_id));
  return new;
end
$$;
