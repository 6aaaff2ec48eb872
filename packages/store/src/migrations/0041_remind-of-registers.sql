-- Asked for by the daily role within its partnership as well.
grant execute on function registers_to_remind to trellis_app;
