-- A change of a class locks the class before its counts. A change of enrollments that changes counts does so too: this trigger
-- runs before those that keep counts, because the names of triggers give their order.
create function lock_classes_of_enrollments() returns trigger language plpgsql as $$
begin
  perform 1 from classes where id in (
    select class_id from (
      (select id, class_id, status, planned, enrolled_on, deleted_at from added
        except select id, class_id, status, planned, enrolled_on, deleted_at from removed)
      union all
      (select id, class_id, status, planned, enrolled_on, deleted_at from removed
        except select id, class_id, status, planned, enrolled_on, deleted_at from added)
    ) as changed
  ) order by id for key share;
  return null;
end
$$;
--> statement-breakpoint
create trigger enrollments_classes_locked after update on enrollments
  referencing old table as removed new table as added for each statement execute function lock_classes_of_enrollments();
