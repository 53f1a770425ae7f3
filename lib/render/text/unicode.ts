/**
 * Whether block and box characters can be trusted: not in the C and POSIX locales, not on the Linux console. Where
 * nothing is set (containers, services), UTF-8 is what nearly every terminal and file viewer expects.
 */
export function supportsUnicode(env: (name: string) => string | undefined): boolean {
  if (env("TERM") === "linux") return false;
  const locale = env("LC_ALL") || env("LC_CTYPE") || env("LANG") || "";
  return locale === "" || /utf-?8/i.test(locale) || !/^(C|POSIX)\b|iso-?8859/i.test(locale);
}
