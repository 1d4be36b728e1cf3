-- Figures go with the post that states them; what is gone is not found either.
create function forget_figure() returns trigger language plpgsql as $$
begin
  delete from search_documents where id = old.id;
  return null;
end
$$;
--> statement-breakpoint
create trigger figures_forgotten after delete on figures for each row execute function forget_figure();
