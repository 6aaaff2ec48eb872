-- Letters about reports name who had them. They are forgotten a year after they were asked for, and with the person.

grant delete on report_delivery to trellis_app;
