// Plural forms by the language's own rule.
import type { LanguageCode } from "../dates.ts";

const rules: Record<LanguageCode, Intl.PluralRules> = { en: new Intl.PluralRules("en"), es: new Intl.PluralRules("es") };

export function counted(language: LanguageCode): (n: number, one: string, other: string) => string {
  return (n, one, other) => (rules[language].select(n) === "one" ? one : other);
}
