// The message catalogue: every text of the window, in both languages.
// Invariant: the English texts are the type; a key or parameter missing in Spanish does not compile.
// Not here: texts that come from the papers catalogue or are drawn into PDFs (Rust).
import type { LanguageCode } from "../dates.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export type Messages = typeof en;

export const messages: Record<LanguageCode, Messages> = { en, es };
