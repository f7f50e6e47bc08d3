// La lectura de un aviso, en español.
import type { AccountAnswer, CaseWhy, OwnerWhy, PageTrouble, Party, Problem, Step } from "../ipc/bindings.ts";
import { problem } from "./es-problems.ts";
import { counted } from "./plural.ts";
import type { reading as english } from "./en-reading.ts";

const n = counted("es");
type AnswerWords = { title: string; text: string; todo: string };

const answers: Record<AccountAnswer, AnswerWords> = {
  found: { title: "El número de cuenta en línea está impreso aquí", text: "Su lugar está marcado en la página.", todo: "Compare el número con la página y después guárdelo." },
  box_empty: { title: "Hay una casilla para el número de cuenta en línea, y está vacía", text: "Es común. No dice nada sobre su caso ni significa que no haya una cuenta.", todo: "Mire otro papel, o entre en su cuenta y abra su perfil." },
  no_box: { title: "Este papel no tiene casilla para el número de cuenta en línea", text: "Miramos todos sus rótulos. Muchos papeles no llevan el número.", todo: "Vea qué papeles lo llevan." },
  unreadable: { title: "No pudimos leerlo lo bastante bien", text: "El número puede estar ahí. Su original se guarda como es, y no se adivinó nada.", todo: "Marque el lugar y escriba lo que ve, o agregue una foto más nítida, tomada desde arriba y con buena luz." },
  not_a_notice: { title: "Esto no parece un papel de inmigración", text: "Se guarda de todos modos. No se tomó ningún número de él, porque otros papeles tienen sus propios números de cuenta.", todo: "Si lo es, diga de qué tipo. O marque a mano lo que necesite." },
};

function trouble(what: PageTrouble): string {
  switch (what.is) {
    case "blank": return "No hay nada en esta página.";
    case "too_dark": return "Esta página es demasiado oscura para leerla. Ayuda una foto con más luz.";
    case "too_small": return "Esta imagen es demasiado pequeña para leerla. Ayuda una foto o un escaneo más grande.";
    case "no_words": return "No hay palabras en esta página.";
    case "illegible": return "Hay palabras, pero no pudimos leerlas: están borrosas o escritas a mano.";
    case "blurred": return "Esta imagen está demasiado borrosa para leerla. Tómela otra vez con pulso firme, desde arriba.";
    case "mirrored": return "Esta página está reflejada como en un espejo, así que no pudimos leerla. Ayuda una foto o un escaneo sin reflejar.";
    case "incomplete": return "Este archivo termina antes que la página: falta una parte. Cópielo otra vez de donde vino, o escanee el papel de nuevo.";
    case "failed": return failed(what.problem);
  }
}

function failed(what: Problem): string {
  const { happened, todo } = problem(what);
  return `${happened} ${todo}`;
}

function step(what: Step): string {
  switch (what.does) {
    case "drawing": return "Abriendo la página";
    case "finding_lines": return "Buscando líneas de texto";
    case "reading_lines": return what.total > 0 ? `Leyendo la línea ${Math.min(what.done + 1, what.total)} de ${what.total}` : "Leyendo";
  }
}

const ownerWhy: Record<OwnerWhy, string> = {
  chosen: "Usted lo eligió.", number: "Un número del papel está guardado para esta persona.", receipt: "El número de recibo es del caso de esta persona.", name: "El nombre del papel coincide.",
  notice: "El aviso está archivado a este nombre.", only_person: "No hay nadie más en sus papeles.", new_name: "Nadie en sus papeles tiene todavía este nombre.", unknown: "Diga de quién es.",
};
const caseWhy: Record<CaseWhy, string> = {
  chosen: "Usted lo eligió.", receipt: "El número de recibo coincide.", notice: "El aviso está archivado con él.", form: "Es el único caso abierto con este formulario.", new: "Ningún caso de sus papeles tiene este número de recibo.",
};
const parties: Record<Party, string> = { main: "Solicitante", petitioner: "Peticionario", beneficiary: "Beneficiario", representative: "Abogado o representante" };

/** Cómo se llama un día que se guarda como fecha. */
function dateName(kind: string, notice: string | null): string {
  if (kind === "appointment_date" && notice?.includes("biometrics")) return "Cita de datos biométricos";
  if (kind === "appointment_date" && notice?.includes("interview")) return "Entrevista";
  if (kind === "appointment_date" && notice?.includes("oath")) return "Ceremonia de juramento";
  const names: Record<string, string> = { appointment_date: "Cita", response_due_date: "Último día para responder", card_expires: "Vence la tarjeta", admit_until: "Admitido hasta", valid_until: "Válido hasta" };
  return names[kind] ?? "Fecha de un aviso";
}

export const reading: typeof english = {
  title: (details: number, pages: number) => `Leímos ${details} ${n(details, "dato", "datos")} en ${pages > 1 ? "este aviso" : "esta página"}`,
  titleNone: "No se leyó ningún dato", titleKept: "Lo que leímos está guardado", about: "Leído en esta computadora. Compare cada dato con el escaneo y después guárdelo.", aboutKept: "Todo lo leído aquí está en sus papeles.",
  aboutNone: "Puede marcar en la página lo que necesite y escribirlo.",
  waiting: "Este aviso se lee en cuanto termine el anterior.", now: "Leyendo este aviso", page: (page: number, pages: number) => `Página ${page} de ${pages}`, step,
  firstAnswer: "Una primera respuesta. El resto se está leyendo.", cancel: "Dejar de leer", stopped: "Se dejó de leer.", readIt: "Leerlo ahora", notRead: "Este aviso todavía no se ha leído.",
  again: "Leer otra vez", nothingNew: "Se leyó otra vez. No se encontró nada nuevo.", better: "Esta versión lee mejor que la que leyó este aviso.", rest: (pages: number) => (pages === 1 ? "Leer también la otra página" : `Leer también las otras ${pages} páginas`), restAbout: (read: number) => `${n(read, "Se leyó", "Se leyeron")} ${read} ${n(read, "página", "páginas")}.`,
  sure: "Seguro", corrected: "Corregido por usted", check: "Compruébelo", matches: (name: string) => `Coincide con ${name}`, kept: "Ya guardado", keptCount: (count: number) => `${count} ${n(count, "dato ya está guardado", "datos ya están guardados")}`,
  keptWord: "Guardado ahora:", onPage: (page: number) => `página ${page}`, crop: (name: string) => `${name} como está en el escaneo`, one: (name: string, value: string) => `${name}: ${value}. Mostrar qué se puede hacer.`,
  where: { top: "Impreso en la parte de arriba de la página", middle: "Impreso en la parte central de la página", bottom: "Impreso en la parte de abajo de la página", left: ", a la izquierda.", center: ".", right: ", a la derecha." },
  saveAll: (count: number, name: string) => (name ? `Guardar ${count} ${n(count, "dato", "datos")} de ${name}` : `Guardar ${count} ${n(count, "dato", "datos")}`),
  saveOne: "Guardar este", edit: "Editar", editDone: "Listo", correct: "Corregirlo", take: "Usar esto", wrong: "No es correcto", takeBack: "Traerlo de vuelta", zoom: "Verlo más grande", markPlace: "Anotar su lugar",
  wrongCount: (count: number) => `${count} ${n(count, "apartado", "apartados")}`, saved: (count: number, name: string) => `${n(count, "Se guardó", "Se guardaron")} ${count} ${n(count, "dato", "datos")}${name ? ` de ${name}` : ""}.`,
  conflict: "Hay otra cosa guardada", leave: "Dejar lo guardado", leftAlone: "Lo que está guardado queda como está.", leaveAll: "Dejar lo guardado", both: "Guardar los dos", replace: "Poner este en su lugar", elsewhere: "Este número está guardado para otra persona. Elija a esa persona, o déjelo.",
  bothAccount: "Guardar los dos: una persona puede tener dos cuentas", shown: "Solo se muestra", otherCase: "Puede ser de otro caso",
  somebodyElse: "Otra persona…", whose: "¿De quién es?", asParty: (party: Party) => `${parties[party]}: ¿quién es?`, parties, somebodyNew: (name: string) => `Persona nueva: ${name}`, choose: "Elija a una persona", ownerWhy,
  case: "¿Qué caso?", newCase: (form: string) => (form ? `Caso nuevo: ${form}` : "Caso nuevo"), caseWhy, caseTitle: "Caso de este aviso", goesTo: (title: string) => `El caso: ${title}.`, goesToNew: (form: string) => (form ? `Se crea un caso nuevo: ${form}.` : "Se crea un caso nuevo."),
  looksLike: "Parece:", useKind: "Usar este tipo", isIt: "Eso es", otherKind: "Es otro tipo de papel", whichKind: "¿Qué tipo de papel es?",
  answers, find: "¿Dónde está el número?", mark: "Marcarlo a mano", better_photo: "Agregar una foto mejor", remark: (page: number, pages: number, what: PageTrouble) => (pages > 1 ? `Página ${page}: ${trouble(what)}` : trouble(what)),
  moreRemarks: (count: number) => `${count} ${n(count, "observación más", "observaciones más")} sobre estas páginas`,
  several: "Estas páginas parecen ser de papeles distintos. Sepárelas primero, para que cada uno vaya a la persona correcta.", part: (page: number, pages: number) => (page === pages ? `Hacer de la página ${page} un papel aparte` : `Hacer de las páginas ${page} a ${pages} un papel aparte`), parted: "Las páginas son ahora dos papeles.", readAs: "Usted lo corrigió. Leímos:",
  emptyBox: "La casilla del número, vacía", dateName, spotReading: "Leyendo lo que hay en la casilla…", spotRead: "Leído de la casilla. Compárelo con la página.", spotNone: "No se pudo leer nada en la casilla. Escriba lo que ve.",
  tile: { found: "Trae el número de cuenta", unreadable: "No se pudo leer bien", not_a_notice: "No es un papel de inmigración", bare: "No se pudo leer nada", lost: "El número de cuenta no se lee", waiting: "En espera de lectura" } as Partial<Record<AccountAnswer | "bare" | "lost" | "waiting", string>>,
  backlog: (count: number) => `${count} ${n(count, "aviso todavía no se ha leído", "avisos todavía no se han leído")}.`, readAll: "Leerlos ahora", betterSome: "Esta versión lee mejor que la que leyó algunos de estos avisos.", readAllAgain: "Leer todo de nuevo", toCheck: (count: number) => `${count} ${n(count, "dato", "datos")} por revisar`, underWay: (count: number) => `${n(count, "Se está leyendo", "Se están leyendo")} ${count} ${n(count, "archivo", "archivos")} en segundo plano.`,
};
