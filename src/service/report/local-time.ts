/** Days and times as the people who run the service count them: in the time zone of the process (TZ). */

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The local day: 2026-11-23. */
export function localDay(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
}

/** Local day and time to the second: 2026-11-23 20:45:07. */
export function localTime(atMs: number): string {
  const at = new Date(atMs);
  return `${localDay(atMs)} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')}`;
}

/** The local midnight at which a period of so many days begins that ends with the present one. */
export function startOfDays(days: number, nowMs: number): number {
  const at = new Date(nowMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - (days - 1)).getTime();
}

/** The zone by name, where the system knows one, and by what it is ahead of UTC at that time: Asia/Shanghai（UTC+08:00）. */
export function zoneName(atMs: number): string {
  const ahead = -new Date(atMs).getTimezoneOffset();
  const hours = twoDigits(Math.trunc(Math.abs(ahead) / 60));
  const offset = `UTC${ahead < 0 ? '-' : '+'}${hours}:${twoDigits(Math.abs(ahead) % 60)}`;
  // A TZ that ICU cannot read (`CST-8`) has no name here, and in the release after that `Etc/Unknown`.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone?: string };
  return timeZone === undefined || timeZone === 'Etc/Unknown' ? offset : `${timeZone}（${offset}）`;
}
