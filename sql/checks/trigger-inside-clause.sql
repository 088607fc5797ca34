-- The trigger of an event lies inside its clause.
SELECT event_id FROM events WHERE trigger_start < char_start OR trigger_end > char_end
