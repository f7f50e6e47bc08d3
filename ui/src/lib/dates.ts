// Days as people write them, in and out.
// Invariant: a day is YYYY-MM-DD everywhere but on the screen; nothing is shifted by a time zone.
export type LanguageCode = "en" | "es";

const locale: Record<LanguageCode, string> = { en: "en-US", es: "es-US" };

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** March 14, 2026 / 14 de marzo de 2026 */
export function longDay(day: string, language: LanguageCode): string {
  return new Intl.DateTimeFormat(locale[language], { dateStyle: "long", timeZone: "UTC" }).format(utc(day));
}

/** Apr 9 / 9 abr */
export function shortDay(day: string, language: LanguageCode): string {
  return new Intl.DateTimeFormat(locale[language], { month: "short", day: "numeric", timeZone: "UTC" }).format(utc(day));
}

/** A moment in the computer's own time zone. */
export function moment(at: string, language: LanguageCode): string {
  return new Intl.DateTimeFormat(locale[language], { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
}

/** How a stored day is put into a field: 03/14/2026, as the notices print it. */
export function typedDay(day: string): string {
  const [year, month, date] = day.split("-");
  return year && month && date ? `${month}/${date}/${year}` : day;
}

/** Reads 3/14/2026, 03-14-2026, 2026-03-14, March 14 2026, 14 de marzo de 2026; null when it is no day. */
export function readDay(text: string): string | null {
  const clean = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const us = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(clean);
  if (us) return checked(us[3], us[1], us[2]);
  const english = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(clean);
  if (english) return checked(english[3], monthNumber(english[1] ?? ""), english[2]);
  const dayFirst = /^(\d{1,2})\s+(?:de\s+)?([a-z]{3,10})\.?\s+(?:de\s+|del\s+)?(\d{4})$/.exec(clean);
  if (dayFirst) return checked(dayFirst[3], monthNumber(dayFirst[2] ?? ""), dayFirst[1]);
  return null;
}

const months: string[][] = [
  ["jan", "ene"], ["feb"], ["mar"], ["apr", "abr"], ["may"], ["jun"],
  ["jul"], ["aug", "ago"], ["sep", "set"], ["oct"], ["nov"], ["dec", "dic"],
];

function monthNumber(word: string): string | undefined {
  const place = months.findIndex((starts) => starts.some((start) => word.startsWith(start)));
  return place < 0 ? undefined : String(place + 1);
}

function checked(year?: string, month?: string, day?: string): string | null {
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = utc(iso);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
