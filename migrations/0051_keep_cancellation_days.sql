-- The days that a trigger kept until now become a field of the class. A class that is cancelled between this statement and
-- the end of the migration waits for it.
drop trigger classes_cancellation on classes;
--> statement-breakpoint
drop function keep_class_cancellation();
--> statement-breakpoint
update classes set cancelled_on = kept.cancelled_on
from class_cancellations as kept where kept.class_id = classes.id and classes.status = 'cancelled';
