-- A rare word is found through the index of words, a frequent one by going back in time until enough are found. Only who
-- sees the words can choose: as a plan for any words it took the first way for all, 250 ms instead of 7.
create or replace function search_conversations(asked tsquery, until timestamptz, most integer)
returns table (id text, began_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return query execute
    'select w.id, w.began_at from conversation_words w
     where w.workspace_id = $4 and w.words @@ $1 and w.began_at <= $2
     order by w.began_at desc, w.id desc limit $3'
    using asked, until, most, nullif(current_setting('rapport.workspace', true), '')::bigint;
end
$$;
