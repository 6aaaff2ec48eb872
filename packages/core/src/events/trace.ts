import type { DeliveryConfirmed, EventRecord } from './schema.ts';

/** What the audit keeps of a confirmed delivery: that rules were set aside. Why is about those who lead it, and is sealed under each of them. */
export function deliveryTrace(
  delivery: DeliveryConfirmed | undefined,
): (Omit<DeliveryConfirmed, 'override'> & { readonly isOverridden: boolean }) | undefined {
  if (delivery === undefined) return undefined;
  const { override, ...confirmed } = delivery;
  return { ...confirmed, isOverridden: override !== undefined };
}

/** What the audit keeps of an event: all but why rules were set aside for those who lead it. */
export function eventTrace(
  event: EventRecord | undefined,
): (Omit<EventRecord, 'delivery'> & { readonly delivery?: ReturnType<typeof deliveryTrace> }) | undefined {
  return event && { ...event, delivery: deliveryTrace(event.delivery) };
}
