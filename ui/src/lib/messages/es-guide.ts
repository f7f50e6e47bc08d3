// La guía en español: buscar, identificar, crear la cuenta, volver a entrar, la tarjeta para formularios.
// Invariant: facts stand in the guide's own files with their sources; here are only the words around them.
import type { AtHand, CaseSpread, GuideAction, HomeRef, Weakness } from "../ipc/bindings.ts";
import { counted } from "./plural.ts";

const n = counted("es");

const actions: Record<GuideAction, string> = {
  show_paper: "Mostrármelo en un dibujo", open_address: "Mostrar la dirección", back_in: "Seguir", find_number: "Buscar ese número", set_up: "Abrir la ayuda para crear la cuenta",
  filing_card: "Abrir la tarjeta para formularios de papel", accounts: "Ir a las cuentas en línea", call: "Copiar el teléfono", elsewhere: "",
};

const hand: Record<AtHand, string> = {
  sign_in_email: "Correo para entrar", code_delivery: "Cómo llegan los códigos", backup_code: "Código de respaldo", reset_answers: "Respuestas de recuperación", online_account_number: "Número de cuenta en línea",
  a_number: "Número A", receipt_number: "Número de recibo", online_access_code: "Código de acceso en línea", representative_passcode: "Código del representante", name: "Nombre",
  birth_date: "Fecha de nacimiento", mailing_address: "Dirección postal segura", nvc_case_number: "Número de caso del NVC",
};

const weak: Record<Weakness, string> = { common: "Es una contraseña común, o casi.", single_word: "Es una sola palabra o un nombre.", pattern: "Se repite, o sigue el teclado.", date: "Contiene una fecha." };

export const guide = {
  nextStep: "Su próximo paso", three: "Lo que puede encontrar", found: "Está", empty: "La casilla está vacía", missing: "No hay esa casilla", keepIt: "Qué hacer con el número",
  afterwards: "Guarde después", notThese: "Estos no", atHand: "Tenga a mano", whose: "¿De quién?", notKept: "Todavía no está guardado aquí", startAgain: "Empezar de nuevo", stepOf: (step: number) => `Pregunta ${step}`,
  actions, hand, phoneCopied: "Se copió el número de teléfono.",
  address: { title: "¿Abrir esta dirección en su navegador?", about: "Casekeep nunca se conecta por sí mismo. Su propio navegador abre la dirección cuando usted lo dice; USCIS ve entonces que alguien la visita, como con cualquier página.", open: "Abrir en el navegador", copy: "Copiar la dirección", copied: "Se copió la dirección.", show: "Abrir…", label: "Dirección" },
};

export const finding = {
  title: "Buscar un número", which: "¿Qué número busca?", noPlace: "No se conoce ningún lugar para él en este papel.", noPlaceText: "Nuestras fuentes no nombran este número en él. Eso no prueba que nunca esté.",
  under: (sample: string) => (sample ? `. Se ve como ${sample}.` : "."), identify: "Tengo un número: ¿qué es?", backIn: "No puedo entrar en mi cuenta", keep: "Lo encontré: guardarlo",
};

export const identify = {
  title: "¿Qué es este número?", about: "Escriba o pegue un número, una línea o un correo entero. Se lee en esta computadora y se olvida cuando usted sale.", label: "Un número o cualquier texto", sample: "IOE0912345678",
  long: (count: number) => `Se leyó un texto de ${count.toLocaleString("es-US")} caracteres. Es demasiado largo para mostrarlo aquí.`, clear: "Borrar", nothing: "No se encontró en él ningún número de un caso de inmigración.", nothingText: "Los nombres, las fechas y los números cortos se pasan por alto. Pruebe con el número solo, como está impreso.",
  more: "El texto tiene más números de los que se muestran.", counts: (count: number) => `${count} ${n(count, "número encontrado", "números encontrados")}`,
  is: (a: string) => `Esto es ${a}`, couldBe: (list: string[]) => `Esto podría ser ${list.join(" o ")}`, unknown: "Este no es un número que conozcamos", ask: "La forma sola no lo dice. Mire el papel de donde viene, y elija.",
  isAccount: "Tiene la forma de un número de cuenta en línea: 12 dígitos. No hay dígito de control, así que compárelo con el papel.", mayBeAccount: "Puede ser un número de cuenta en línea.", notAccount: "No es un número de cuenta en línea, porque", digits: (count: number) => `Tiene ${count} ${n(count, "dígito", "dígitos")}.`,
  aboutNumber: "Más sobre este número", kept: (name: string) => `Ya está guardado, con ${name}.`, keptNowhere: "Ya está guardado.", open: "Mostrarlo", as: "Guardarlo como", whose: "¿Adónde va?", file: (name: string) => `Guardarlo: ${name}`, filed: (name: string) => `Guardado con ${name}.`, newCase: "Caso nuevo",
  home: (of: HomeRef["of"], person: string, detail: string) =>
    of === "new_account" ? `Nueva cuenta en línea de ${person}` : of === "new_case" ? `Caso nuevo de ${person}` : of === "account" ? `Cuenta de ${person}${detail ? `, ${detail}` : ", aún sin número"}` : of === "case" ? `${person}: ${detail}` : person,
  nobody: "Todavía no hay nadie en sus papeles. Escriba de quién es el número.",
  fromSearch: "¿Qué es este número?", looksLike: (list: string[]) => `Parece ${list.join(" o ")}`,
};

export const setUp = {
  title: (name: string) => `Crear la cuenta de ${name}`, start: "Crear una cuenta", resume: "Seguir creando la cuenta", begin: "Empezar", whose: "¿De quién es la cuenta?", how: "¿Cómo empieza?", howNew: "Creo la cuenta ahora", howLetter: "Llegó una carta con un código de acceso",
  howNote: "Si USCIS ya creó una cuenta para esta persona, use esa: una segunda cuenta nunca se une con ella.", about: "Quince pasos. Puede parar en cualquiera: lo hecho queda hecho, también después de bloquear.",
  progress: (done: number) => `${done} de 15 pasos hechos`, allDone: "Los 15 pasos están hechos.", stepOf: (number: number) => `Paso ${number} de 15`, see: "Lo que verá", act: "Qué hacer", ready: "Tenga listo", keep: "Guarde aquí", differs: "Puede verse distinto",
  done: "Hecho, próximo paso", isDone: "Hecho", undo: "Todavía no está hecho", previous: "Paso anterior", next: "Paso siguiente", list: "Pasos", stuck: "No puedo seguir aquí", save: "Guardar",
  password: {
    label: "Pruebe una contraseña", note: "Se comprueba en esta computadora y no se guarda en ningún sitio. Bórrela cuando termine.", clear: "Borrar", asked: "USCIS pide", better: "Mejor aún",
    rules: { is_long_enough: "al menos 8 caracteres", has_upper: "una mayúscula", has_lower: "una minúscula", has_special: "un carácter especial, como - o ?", is_comfortably_long: "12 o más caracteres", has_digit: "un dígito" },
    met: "cumplido", open: "aún no cumplido", scores: ["Se adivina al instante.", "Fácil de adivinar.", "Se podría adivinar.", "Difícil de adivinar.", "Muy difícil de adivinar."], weak,
  },
  answers: { count: (kept: number) => `${kept} de 5 guardadas`, add: "Agregar una pregunta", question: "Pregunta, como en la página", answer: "Su respuesta, tal como la escribió" },
  paper: { none: "Todavía no hay ningún caso guardado de esta persona.", add: "Agregar un caso", addCode: "Guardar un código de acceso", ioe: "Con el código de acceso se ve completo.", notIoe: "Muestra solo estado e historia.", noReceipt: "Todavía sin número de recibo guardado" },
 number: "Número de cuenta en línea", noNumber: "Aún no se muestra ningún número: es posible. Siga, y mire otra vez más tarde.",
};

export const backIn = {
  title: "Volver a entrar", about: "¿Qué pasó?", open: "Volver a entrar", choose: "Elija lo que pasó. Cada camino termina en un solo paso.",
};

export const newBackup = {
  title: "¿USCIS mostró un código de respaldo nuevo?", about: "USCIS da un código de respaldo nuevo cuando se usa uno y cuando cambian los ajustes para entrar. El anterior termina entonces.", keep: "Guardar el código nuevo", none: "El anterior terminó; agregaré el nuevo más tarde", same: "En USCIS no cambió nada", code: "Código de respaldo nuevo",
  banner: "El último código de respaldo guardado aquí terminó. USCIS dio uno nuevo cuando se usó o cuando cambiaron los ajustes.", used: "¿Quién lo usó?", usedMark: "Marcar como usado", usedAbout: "Un código de acceso sirve una vez, para quien lo usa primero.", over: "Terminó", left: (days: number) => (days === 0 ? "Termina hoy" : `${n(days, "Queda", "Quedan")} ${days} ${n(days, "día", "días")}`), usedOn: (day: string) => `Usado el ${day}`, replacedOn: (day: string) => `Reemplazado el ${day}`,
};

export const accountMap = {
  about: "Qué casos están en qué cuenta. Un caso está en la cuenta de quien lo presentó.", nowhere: "Todavía en ninguna cuenta", noAccount: "Todavía no hay ninguna cuenta en línea.", link: (name: string) => `¿Dónde está ${name}?`, none: "En ninguna cuenta",
  spread: {
    together: "",
    several_accounts: "Esta persona tiene dos cuentas o más. Guarde cada número con su propia cuenta, y elija qué número escribir en los formularios nuevos.",
    split: "Los casos están repartidos en dos cuentas. USCIS crea una segunda cuenta cuando falta el número en un formulario de papel. No une las cuentas, y cada una necesita su propia dirección de correo: conserve ambas, y escriba el mismo número en cada formulario nuevo.",
  } satisfies Record<CaseSpread, string>,
  why: "USCIS, en su página sobre códigos de acceso. Seguro.", card: "Antes de presentar en papel", help: "Volver a entrar",
};

export const filing = {
  title: "Antes de presentar en papel", about: (name: string) => `Lo que hay que copiar en un formulario de papel para ${name}, tal como está.`, family: "Apellidos (last name)", given: "Nombres (first, middle)", other: "Otros nombres", birth: "Fecha de nacimiento", aNumber: "Número A", account: "Número de cuenta en línea de USCIS", leaveEmpty: "Ninguno guardado. Si no lo hay, deje vacía la casilla.",
  which: "¿El número de qué cuenta?", noneOf: "Ninguno: dejar vacía la casilla", save: "Guardar como PDF para imprimir…", language: "Palabras junto a los rótulos", person: "Persona", copy: (name: string) => `Copiar ${name}`, copied: (name: string) => `Se copió: ${name}.`, unchecked: "Todavía no comparado con un papel", full: "El PDF lleva los números completos. Imprímalo, póngalo junto al formulario y guárdelo después.",
  mind: "Tenga en cuenta", notes: [
    "Si falta el número de cuenta en línea, USCIS puede crear una segunda cuenta para el caso nuevo. Las cuentas nunca se unen.",
    "Cada persona de un formulario tiene sus propias casillas. Use la tarjeta de cada persona.",
    "Un abogado tiene su propio número, en su propia casilla.",
    "En un formulario en línea puede marcar que no tiene o no sabe el número.",
  ], several: "Esta persona tiene más de un número. El nuestro es una sugerencia: primero está la cuenta con más casos.",
};
