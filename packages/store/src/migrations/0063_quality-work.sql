-- The role that does the daily work asks these two as well, each in its own partnership.

grant execute on function content_due to trellis_app;
grant execute on function observations_to_forget to trellis_app;
