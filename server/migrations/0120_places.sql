-- Search: the words of the map's names, without the Arabic article, each once in a list of its own with the keys that
-- typing errors and other scripts are found by; and where streets meet.

alter table map_places add column words text[] not null generated always as (
  string_to_array(btrim(regexp_replace(' ' || translate(folded, '|', ' '), ' ال(?=[^ ]{2})', ' ', 'g')), ' ')
) stored;
create index map_places_words on map_places using gin (words);
-- What is asked by words now.
drop index map_places_folded;
drop index map_addresses_folded;

-- A house number as it is compared: no spaces, small letters, digits of one script. An address is found by its street.
alter table map_addresses add column plain_number text not null generated always as (
  lower(translate(replace(number, ' ', ''), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'))
) stored;
create index map_addresses_of_street on map_addresses ((street ->> 'name'), plain_number);

create table map_words (
  map_id bigint not null references maps on delete cascade,
  word text collate "C" not null,
  -- The word, its neighbours without one letter, and its consonants behind a tilde.
  keys text[] not null,
  uses int not null,
  primary key (map_id, word)
);
create index map_words_keys on map_words using gin (keys);
create index map_words_parts on map_words using gin (word gin_trgm_ops);

-- Where two named streets meet; `one` before `other` in order, both as signposted.
create table map_crossings (
  map_id bigint not null references maps on delete cascade,
  one text not null,
  other text not null,
  at geography(point, 4326) not null
);
create index map_crossings_names on map_crossings (one, other);
create index map_crossings_other on map_crossings (other);
create index map_crossings_at on map_crossings using gist (at);

-- The quarter or town that a place is said to lie in.
create index map_places_settlements on map_places using gist (at) where kind in ('town', 'village', 'district');

-- Units by call sign, however it is spaced.
create index units_plain_call_sign on units (centre_id, (regexp_replace(lower(call_sign), '[^[:alnum:]]', '', 'g')) text_pattern_ops);
