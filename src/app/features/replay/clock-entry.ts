/**
 * A time of day as people type it, 9:45, 0945, 10:14:35 or 101435, as a clock word HH:MM:SS;
 * undefined for anything else.
 */
export function clockEntered(text: string): string | undefined {
  const match = /^(\d{1,2})[:. ]?(\d{2})(?:[:. ]?(\d{2}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [hour, minute, second] = Array.from(match.slice(1), (part?: string) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}
