-- The audit only grows: a row is written once, and changed once more when its seal is noted. Whoever owns the database can
-- take these triggers away; then the seals tell (audit/verify.ts). They are against the slip of a hand and the stolen
-- password of the application.
create function audit_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit only grows: % on % is not allowed', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function audit_row_only_sealed() returns trigger language plpgsql as $$
begin
  if old.sealed_in is null and new.sealed_in is not null and
     (old.id, old.at, old.command_id, old.name, old.person_id, old.session_id, old.input) = (new.id, new.at, new.command_id, new.name, new.person_id, new.session_id, new.input) and
     old.centre_id is not distinct from new.centre_id then
    return new;
  end if;
  raise exception 'the audit only grows: a row can be sealed once and not changed' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_row_only_sealed before update on audit for each row execute function audit_row_only_sealed();
create trigger audit_only_grows before delete or truncate on audit for each statement execute function audit_only_grows();
create trigger audit_only_grows before update or delete or truncate on audit_seals for each statement execute function audit_only_grows();
