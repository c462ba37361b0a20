-- Life 3, draft to receipts. Three records of one alert: what people edit (alerts), what was frozen and sent
-- (alert_versions), what became of it for each recipient (alert_ranges, alert_deliveries).
-- The safety rules stand here as well as in the alerts package: the code gives the good message, the constraints
-- make it true under every race and every mistake.

-- The legal steps of an alert, the same rows as nextAlertStatuses in the protocol.
create table alert_edges (
  status text not null,
  next text not null,
  primary key (status, next)
);
insert into alert_edges values
  ('draft', 'submitted'), ('draft', 'cancelled'),
  ('submitted', 'draft'), ('submitted', 'approved'), ('submitted', 'cancelled'),
  ('approved', 'sending'), ('approved', 'cancelled'),
  ('sending', 'sent'), ('sending', 'cancelled'), ('sending', 'expired'),
  ('sent', 'cancelled'), ('sent', 'expired');

-- The hash that an approval is bound to. jsonb has one spelling for one content; the database's encoding never
-- changes, which is all that keeps convert_to from being immutable by itself.
create function alert_content_hash(content jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  return encode(sha256(convert_to(content::text, 'UTF8')), 'hex');
end $$;

create table alerts (
  id uuid primary key,
  centre_id uuid not null references centres,
  status text not null default 'draft'
    check (status in ('draft', 'submitted', 'approved', 'sending', 'sent', 'cancelled', 'expired')),
  content jsonb not null,
  content_hash text not null generated always as (alert_content_hash(content)) stored,
  area geography not null generated always as (st_geomfromgeojson(content ->> 'area')::geography) stored
    check (st_isvalid(area::geometry)),
  author_id uuid not null references people,
  -- Everybody who ever changed the content, the author included, the last editor last.
  editor_ids uuid[] not null check (cardinality(editor_ids) > 0),
  submitted_by uuid references people,
  approved_by uuid references people,
  approved_hash text,
  return_note text,
  sent_at timestamptz,
  ended_at timestamptz,
  cancel_reason text check (cancel_reason in ('false-alarm', 'over')),
  updated_at timestamptz not null,
  version int not null default 1,
  -- Four eyes: the approver neither wrote, edited nor submitted it.
  constraint two_persons check (
    approved_by is null
    or (submitted_by is not null and approved_by <> author_id and approved_by <> submitted_by
        and approved_by <> all (editor_ids))
  ),
  constraint approval_is_for_this_content check (approved_hash is null or approved_hash = content_hash),
  constraint sent_only_when_approved check (
    status not in ('approved', 'sending', 'sent', 'expired')
    or (approved_by is not null and approved_hash is not null)
  ),
  check ((approved_by is null) = (approved_hash is null)),
  check (status not in ('sending', 'sent', 'expired') or sent_at is not null),
  check ((status in ('cancelled', 'expired')) = (ended_at is not null))
);
create index alerts_of_centre on alerts (centre_id, updated_at);

create function check_alert_step() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'alert % goes from version % to %', new.id, old.version, new.version using errcode = 'check_violation';
  end if;
  if new.status <> old.status
    and not exists (select from alert_edges e where e.status = old.status and e.next = new.status) then
    raise exception 'alert % can''t go from % to %', new.id, old.status, new.status using errcode = 'check_violation';
  end if;
  if new.content is distinct from old.content
    and (old.status not in ('draft', 'submitted') or new.status <> 'draft'
         or new.approved_by is not null or new.submitted_by is not null) then
    raise exception 'alert % was edited without becoming a draft again', new.id using errcode = 'check_violation';
  end if;
  if new.author_id <> old.author_id or not new.editor_ids @> old.editor_ids then
    raise exception 'alert %: who wrote it can''t be forgotten', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger alert_step before update on alerts for each row execute function check_alert_step();

-- What went out: version 1 is the alert, version 2 what ended it. Frozen. A version without finished_at is also
-- the order to fan it out: the relay finds it here, so sending is ordered by the commit that approved it.
create table alert_versions (
  alert_id uuid not null references alerts,
  version int not null check (version in (1, 2)),
  kind text not null check (kind in ('alert', 'all-clear', 'correction')),
  published jsonb not null,
  content_hash text not null,
  area_hash text not null,
  area geography not null generated always as (st_geomfromgeojson(published ->> 'area')::geography) stored
    check (st_isvalid(area::geometry)),
  cells text[] not null check (cardinality(cells) > 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  planned_at timestamptz,
  stopped_at timestamptz,
  finished_at timestamptz,
  primary key (alert_id, version),
  check ((version = 1) = (kind = 'alert')),
  check (expires_at > sent_at),
  check (finished_at is null or planned_at is not null or stopped_at is not null)
);
create index alert_versions_to_send on alert_versions (sent_at) where finished_at is null;
create index alert_versions_public on alert_versions (expires_at);

create function check_alert_version() returns trigger language plpgsql as $$
declare
  source alerts;
begin
  if tg_op = 'UPDATE' then
    if (new.kind, new.published, new.content_hash, new.area_hash, new.cells, new.sent_at, new.expires_at)
      is distinct from (old.kind, old.published, old.content_hash, old.area_hash, old.cells, old.sent_at, old.expires_at) then
      raise exception 'alert % version % was sent and is frozen', old.alert_id, old.version using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into source from alerts where id = new.alert_id;
  if new.content_hash <> source.content_hash or new.published -> 'area' <> source.content -> 'area' then
    raise exception 'alert %: what is sent is not what was approved', new.alert_id using errcode = 'check_violation';
  end if;
  if source.approved_by is null or source.status <> (case new.version when 1 then 'approved' else 'cancelled' end) then
    raise exception 'alert % is % and can''t be sent as %', new.alert_id, source.status, new.kind using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger alert_version before insert or update on alert_versions for each row execute function check_alert_version();

-- Where phones want to be warned. `address` is the canonical push endpoint, or the FCM token.
create table subscriptions (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  channel text not null check (channel in ('web-push', 'fcm')),
  address text not null unique,
  keys jsonb,
  -- Which key pair the browser subscribed with: a demo installation has one of its own.
  purpose text not null check (purpose in ('public', 'exercise')),
  language text not null,
  saved_at timestamptz not null,
  check ((channel = 'web-push') = (keys is not null))
);
create index subscriptions_of_person on subscriptions (person_id);

-- An H3 index as the number it is.
create function cell_number(cell text) returns bigint language sql immutable strict parallel safe as $$
  select ('x' || lpad(cell, 16, '0'))::bit(64)::bigint
$$;

-- The H3 cells (resolution 7) of a subscription: read by cell, in the order of ids.
create table subscription_cells (
  cell bigint not null,
  subscription_id uuid not null references subscriptions on delete cascade,
  primary key (cell, subscription_id)
);
create index subscription_cells_of_subscription on subscription_cells (subscription_id);

-- A slice of an audience: one job, and what each outcome came to.
create table alert_ranges (
  alert_id uuid not null,
  version int not null,
  range int not null,
  recipients int not null check (recipients > 0),
  accepted int not null default 0,
  gone int not null default 0,
  failed int not null default 0,
  stopped int not null default 0,
  finished_at timestamptz,
  primary key (alert_id, version, range),
  foreign key (alert_id, version) references alert_versions,
  check (accepted + gone + failed + stopped <= recipients),
  check (finished_at is null or accepted + gone + failed + stopped = recipients)
) with (fillfactor = 50);

-- One recipient of one version: the key is what sends nobody the same thing twice. `claimed` is on its way
-- since `leased_until` less the lease; `waiting` is not tried before `leased_until`.
-- A subscription may be gone while its row stays, so there is no foreign key to it.
create table alert_deliveries (
  alert_id uuid not null,
  version int not null,
  subscription_id uuid not null,
  range int not null,
  place int not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'claimed', 'accepted', 'gone', 'failed', 'stopped')),
  attempts smallint not null default 0,
  claim uuid,
  leased_until timestamptz,
  reason text,
  primary key (alert_id, version, subscription_id),
  foreign key (alert_id, version, range) references alert_ranges
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
-- Without the state in it, so that the updates of a delivery touch no index.
create index alert_deliveries_of_range on alert_deliveries (alert_id, version, range, place);

-- What phones told, once per alert, recipient and kind. The recipient is a subscription, or a person without one.
create table alert_receipts (
  alert_id uuid not null references alerts,
  recipient_id uuid not null,
  kind text not null check (kind in ('shown', 'opened', 'safe', 'need-help')),
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (alert_id, recipient_id, kind)
);

-- Their count, spread over several rows so that ten thousand phones don't queue for one.
create table alert_receipt_counts (
  alert_id uuid not null references alerts,
  kind text not null,
  shard smallint not null,
  count bigint not null,
  primary key (alert_id, kind, shard)
) with (fillfactor = 50);
