/** An instant as this phone's clock shows it: 14:02. */
export function timeOf(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** An instant to come: 15:05, or with its day where that is another one: Mon 23 Nov 09:00. */
export function untilOf(instant: string, now: number): string {
  const [day, today] = [new Date(instant), new Date(now)];
  if (day.toDateString() === today.toDateString()) return timeOf(instant);
  const date = day.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  return `${date} ${timeOf(instant)}`;
}
