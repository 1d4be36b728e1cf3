-- Nobody writes gradings between the trigger and the update of those that exist.
lock table party_member_gradings, party_cell_gradings in share row exclusive mode;
--> statement-breakpoint
-- A grading without a cell gets the one of its member; processes of the version before know no cell of a grading.
create function keep_cell_of_grading() returns trigger language plpgsql as $$
begin
  new.party_cell_id := (select party_cell_id from party_members where id = new.party_member_id);
  return new;
end
$$;
--> statement-breakpoint
create trigger party_member_gradings_cell before insert or update on party_member_gradings
  for each row when (new.party_cell_id is null) execute function keep_cell_of_grading();
--> statement-breakpoint
update party_member_gradings set party_cell_id = party_members.party_cell_id
from party_members where party_members.id = party_member_gradings.party_member_id;
--> statement-breakpoint
-- The external id of a corrected grading moves to the correction that holds, unless that one has its own.
do $$
declare
  name text;
  moved record;
begin
  foreach name in array array['party_member_gradings', 'party_cell_gradings'] loop
    for moved in execute format('select distinct on (old.chain_id) old.id, old.external_id, last.id as last_id
      from %1$I as old join %1$I as last on last.chain_id = old.chain_id
      where not old.current and old.external_id is not null and old.deleted_at is null
        and last.current and last.external_id is null and last.deleted_at is null
      order by old.chain_id, old.created_at desc, old.id', name)
    loop
      execute format('update %I set external_id = null where id = $1', name) using moved.id;
      execute format('update %I set external_id = $2 where id = $1', name) using moved.last_id, moved.external_id;
    end loop;
  end loop;
end
$$;
