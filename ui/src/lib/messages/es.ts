// La ventana en español.
import type { en } from "./en.ts";
import type { StrengthView, TrashedView } from "../ipc/bindings.ts";
import { accountMap, backIn, filing, finding, guide, identify, newBackup, setUp } from "./es-guide.ts";
import { kinds } from "./es-kinds.ts";
import { notThis, problem, remark, trouble } from "./es-problems.ts";
import { reading } from "./es-reading.ts";
import { counted } from "./plural.ts";

const n = counted("es");

const fieldNames: Record<string, string> = {
  given_name: "nombres", family_name: "apellido", other_names: "otros nombres", birth_date: "fecha de nacimiento", birth_place: "lugar de nacimiento",
  citizenship: "ciudadanía", preferred_language: "idioma preferido", mailing_address: "dirección postal", is_confidential: "confidencial", notes: "notas",
  kind: "tipo", value: "valor", is_confirmed: "revisado", form: "formulario", title: "título", filed_on: "enviado", received_on: "recibido", priority_date: "fecha de prioridad",
  office: "oficina", is_closed: "terminado", notice_date: "fecha del aviso", paper_location: "lugar del papel",
};

function strength({ score, guess_years_log10: years, is_accepted, weakness }: StrengthView): string {
  const why = weakness && {
    common: " Es una contraseña común o parecida.",
    single_word: " Es una sola palabra o un nombre.",
    pattern: " Se repite o sigue el teclado o el abecedario.",
    date: " Contiene una fecha.",
  }[weakness];
  if (!is_accepted) return `Muy fácil de adivinar.${why ?? " Agregue más palabras."}`;
  if (score < 4 || years < 3) return "Alcanza para empezar. Una palabra más la hace mucho más difícil.";
  return years > 6 ? "Adivinarla tomaría más tiempo del que nadie tiene." : "Difícil de adivinar: miles de años.";
}

export const es: typeof en = {
  actions: {
    close: "Cerrar", cancel: "Cancelar", save: "Guardar", copy: "Copiar", undo: "Deshacer", nothingToUndo: "No hay nada que deshacer.", undone: (what) => `Se deshizo: ${what}`, back: "Atrás", goOn: "Seguir", later: "Más tarde",
    edit: "Editar", trash: "Mover a la papelera", remove: "Quitar", showMore: "Mostrar más", showAll: (count) => `Mostrar los ${count}`,
  },
  problems: { title: "Eso no funcionó", details: "Detalles" },
  problem, trouble, notThis, remark, kinds, reading,
  clipboard: { cleared: "El número copiado se borró del portapapeles.", copied: (name) => `${name}: copiado. Se borra en 30 segundos.` },
  nav: {
    label: "Principal", overview: "Resumen", people: "Personas", cases: "Casos", notices: "Avisos", accounts: "Cuentas en línea",
    find: "Buscar un número", summary: "Para el abogado", offline: "Nunca se conecta a internet", settings: "Ajustes", lock: "Cerrar con llave",
  },
  search: {
    label: "Buscar en todo", hint: "Un nombre, un formulario, parte de un número", results: "Resultados", nothing: "No se encontró nada. También sirven partes de números y nombres.",
    about: "Los números se encuentran por cualquier parte y se muestran ocultos.",
    targets: { person: "Persona", account: "Cuenta en línea", case: "Caso", notice: "Aviso" },
  },
  viewer: {
    label: "Página del aviso", markingKeys: "Página del aviso. Arrastre un cuadro, o use las flechas para moverlo y Mayús con flechas para cambiar su tamaño.",
    drawing: "Abriendo la página…", notDrawn: "No se pudo mostrar esta página. El original se conserva.", pageOf: (page, pages) => `Página ${page} de ${pages}`,
    tools: "Vista", smaller: "Más pequeño", larger: "Más grande", fit: "Ajustar al ancho", turn: "Girar", previous: "Página anterior", next: "Página siguiente",
  },
  keys: {
    title: "Teclado", search: "Buscar en todo", notice: "Agregar un aviso", paste: "Pegar una imagen o archivo como aviso", summary: "Resumen para el abogado", undo: "Deshacer lo último que se hizo",
    lock: "Cerrar con llave", back: "Atrás", forward: "Adelante", close: "Cerrar lo que está delante", zoom: "Más grande, más pequeño, ajustar la página", help: "Esta lista",
  },
  door: { promise: "Se guarda solo en esta computadora. Nadie, tampoco nosotros, puede abrirlo sin su frase de acceso o su hoja de recuperación." },
  first: {
    startNew: "Empezar documentos nuevos", startNewText: "Una carpeta cerrada en esta computadora para sus números y avisos",
    openMine: "Abrir documentos que tengo", openMineText: "Una carpeta de esta computadora, de una unidad o de un respaldo",
    tryExample: "Ver un ejemplo", tryExampleText: "Una familia inventada, para ver cómo funciona",
    nameSuggestion: "Mis documentos", newTitle: "Empezar documentos nuevos", name: "Nombre de los documentos",
    place: (folder) => `En ${folder}`, changePlace: "Cambiar", create: "Crear mis documentos",
  },
  passphrase: {
    label: "Frase de acceso", hint: "Cuatro palabras o más que solo usted juntaría.", again: "La misma otra vez", differs: "Las dos todavía no son iguales.",
    show: "Mostrar lo que escribo", strength,
  },
  welcome: {
    whose: "¿De quién son estos documentos?", whoseText: "Empiece con una persona. La familia se puede agregar en cualquier momento.",
    notice: "¿Tiene un aviso en la mano?", noticeText: "Agregue una foto, un escaneo o un PDF. O vea dónde está impreso el número de cuenta en línea en cada papel.",
    addScan: "Agregar una foto, un escaneo o un PDF", findNumber: "Muéstreme dónde está el número",
  },
  sheet: {
    title: "Su hoja de recuperación", text: "Si algún día se olvida la frase de acceso, esta página abre sus documentos. Guárdela, imprímala y póngala donde guarda su pasaporte. Quien tenga la página puede abrir sus documentos.",
    save: "Guardar la hoja como PDF…", saveAgain: "Hacer y guardar otra", typeBack: "Ahora escriba dos grupos desde la página impresa, para saber que se puede leer.",
    group: (number) => `Grupo ${number}`, check: "Revisar", toSettings: "Abrir Ajustes",
    states: { not_made: "Todavía no se hizo", made: "Hecha, sin revisar", checked: "Revisada" },
    oldEnds: "Una hoja nueva toma el lugar de la anterior, que entonces ya no abre nada.",
  },
  files: { saved: (folder, mb) => `Guardado en ${folder}, ${mb} MB`, show: "Mostrar en la carpeta" },
  unlock: {
    title: "Abra sus documentos", which: (name) => name, example: "Son documentos de una familia inventada. No necesitan frase de acceso.", openExample: "Abrir el ejemplo",
    sheetLabel: "Los grupos de su hoja de recuperación", sheetHint: "Todos, en orden. No importan los espacios ni las mayúsculas.",
    open: "Abrir", opening: "Abriendo…", usePassphrase: "Usar la frase de acceso", useSheet: "Usar la hoja de recuperación", another: "Otros documentos…",
    otherTitle: "¿Cuáles documentos?", forget: (name) => `Quitar ${name} de esta lista`, forgetShort: "Quitar",
  },
  lock: { locking: "Cerrando…", soon: (seconds) => `Parece que no hay nadie. Se cierra en ${seconds} segundos.`, stay: "Aquí estoy" },
  overview: {
    example: "Es una familia inventada. Nada de esto es real, y lo que usted cambie se queda en el ejemplo.",
    comingUp: "Próximas fechas", noDates: "Todavía no hay fechas", noDatesText: "Aquí van las citas, los plazos y los vencimientos. Están impresos en sus avisos.",
  },
  dates: {
    add: "Agregar una fecha", edit: "Cambiar una fecha", what: "¿Qué es?", day: "Día", kind: "Tipo", time: "Hora, como está impresa", place: "Lugar",
    kinds: { appointment: "Cita", deadline: "Último día para responder", expiry: "Vence", window_opens: "Se puede presentar desde", other: "Otra cosa" },
    fromNotice: (day) => `Del aviso con fecha ${day}`, typed: "Escrito a mano", done: "Hecho", doneToast: "Marcado como hecho.",
    away: (days) => (days < 0 ? `Hace ${-days} ${n(-days, "día", "días")}` : days === 0 ? "Hoy" : days === 1 ? "Mañana" : days < 90 ? `En ${days} días` : `En ${Math.round(days / 30.4)} meses`),
    noneOfPerson: "Nada anotado todavía. Las fechas están impresas en los avisos.",
  },
  fields: {
    dateHint: "Como está impreso: mes, día, año", datePattern: "MM/DD/AAAA", person: "Persona", case: "Caso", nobody: "Nadie en particular", noCase: "Ningún caso", noNotice: "Ningún aviso",
    notes: "Notas", notRecorded: "Sin anotar todavía",
  },
  people: {
    add: "Agregar una persona", edit: "Cambiar una persona", none: "Todavía nadie", noneText: "Aquí van todas las personas cuyos números y avisos usted guarda; casi siempre son los nombres de sus avisos.",
    noRole: "Sin caso abierto", openCases: "Casos abiertos", noOan: "Sin número de cuenta en línea todavía", about: "Datos", noFacts: "Sin anotar todavía.",
    confidential: "Dejar fuera de todo resumen", confidentialShort: "Confidencial", confidentialNote: "Para casos de asilo, VAWA, T o U: esta persona queda fuera si usted no la marca esa vez.",
    given: "Nombres", givenHint: "Como están impresos, también los segundos nombres.", family: "Apellido", otherNames: "Otros nombres", otherNamesHint: "Uno en cada línea: apellido de soltera, otras formas de escribirlo.",
    birthDate: "Fecha de nacimiento", birthPlace: "Lugar de nacimiento", citizenship: "Ciudadanía", preferredLanguage: "Idioma preferido",
    address: "Dirección postal segura", addressHint: "Donde el correo llega solo a quien debe.",
  },
  roles: { applicant: "Solicitante", petitioner: "Peticionario", beneficiary: "Beneficiario", derivative: "Derivado", sponsor: "Patrocinador" },
  numbers: {
    title: "Números", add: "Agregar un número", edit: "Cambiar un número", kind: "¿Qué número es?", show: "Mostrar por 30 segundos", hideShort: "Ocultar",
    reveal: (name) => `Mostrar ${name}`, hide: (name) => `Ocultar ${name}`, copy: (name) => `Copiar ${name}`,
    keptAs: (formatted) => `Se guardará como ${formatted}`, keepsBefore: "Déjelo vacío para conservar el número como está.",
    keepAsPrinted: "Guardarlo de todos modos como está impreso", keepAsPrintedNote: "Algunos papeles traen números raros. Quedará marcado.", checked: "Lo comparé con el papel",
    typed: "Escrito a mano", fromPage: (title, page) => `${title}, página ${page}`, asPrinted: "Como está impreso", notChecked: "Revíselo",
    noneOfPerson: "Aquí va el número A, y otros como el I-94 y el pasaporte. Está impreso en casi todos los avisos y en las tarjetas.",
    noneOfCase: "Aquí va el número de recibo. Está en la parte de arriba del aviso de recibo.",
  },
  accounts: {
    add: "Agregar una cuenta en línea", edit: "Cambiar una cuenta en línea", one: "Cuenta en línea", of: (name) => `Cuenta en línea de ${name}`,
    none: "Todavía no hay cuentas en línea", noneText: "Cada cuenta en my.uscis.gov tiene un número de 12 dígitos. Está impreso en el aviso de acceso a la cuenta y en el perfil en línea.",
    split: "Una persona tiene aquí dos cuentas. USCIS puede crear una segunda cuando el número falta en un formulario en papel, y no las une. Conserve las dos y escriba el número en cada formulario nuevo.",
    origin: "Cómo empezó", origins: { signed_up: "Se registró en línea", made_by_uscis: "La creó USCIS después de un envío en papel", representative: "Cuenta de un representante", not_recorded: "Sin anotar todavía" },
    type: "Tipo de cuenta", types: { applicant: "Solicitante o peticionario", representative: "Representante legal", not_recorded: "Sin anotar todavía" },
    delivery: "Cómo llegan los códigos", deliveries: { email: "Por correo electrónico", text: "Por mensaje de texto", both: "Por correo y mensaje de texto", authenticator_app: "Aplicación de autenticación", not_recorded: "Sin anotar todavía" },
    email: "Correo para entrar", noPassword: "La contraseña nunca se guarda aquí.", cases: (count) => (count === 0 ? "Sin casos todavía" : `${count} ${n(count, "caso", "casos")}`),
    noBackup: "Sin código de respaldo", noNumber: "Sin anotar todavía. Está impreso en el aviso de acceso a la cuenta y en el perfil en línea.",
    casesIn: "Casos en esta cuenta", noCases: "Cada caso dice en qué cuenta está: abra un caso y elíjala ahí.",
    noneOfPerson: "Todavía no hay cuenta en línea anotada.", findIt: "Buscar el número",
  },
  secrets: {
    title: "Códigos y respuestas", add: "Agregar un código", edit: "Cambiar un código", never: "Se quedan aquí. Nunca van en un resumen.", none: "Aquí van el código de respaldo, las respuestas a las preguntas y el código de acceso de la carta.",
    kind: "¿Qué es?", kinds: { backup_code: "Código de respaldo", reset_answer: "Respuesta de seguridad", online_access_code: "Código de acceso en línea", representative_passcode: "Código del representante" },
    states: { current: "Debería servir", used: "Usado", replaced: "Reemplazado" },
    about: {
      backup_code: "Abre la cuenta cuando no llega ningún código. Se da uno nuevo cada vez que se usa o cambian los ajustes: el anterior queda reemplazado.",
      reset_answer: "Una de las cinco preguntas que se hacen cuando se olvida la contraseña.",
      online_access_code: "Del aviso de acceso a la cuenta. Sirve una vez y termina el día impreso, o 90 días después del aviso.",
      representative_passcode: "De un abogado o representante, para ver y aceptar su formulario.",
    },
    question: "Pregunta", noticeDate: "Fecha del aviso", notedOn: "Anotado el", printedExpiry: "Termina el, como está impreso", printedExpiryHint: "Déjelo vacío si no hay día impreso: entonces 90 días después del aviso.",
    usedByLabel: "Usado por", noted: (day) => `Anotado el ${day}`, expires: (day, isPrinted) => (isPrinted ? `Termina el ${day}, como está impreso` : `Termina hacia el ${day}: 90 días después del aviso`),
    receipt: (number) => `Para ${number}`, usedBy: (name) => `Usado por ${name}`, markUsed: "Ya se usó", markCurrent: "Todavía sirve",
  },
  cases: {
    add: "Agregar un caso", edit: "Cambiar un caso", none: "Todavía no hay casos", noneText: "Cada formulario que presentó es un caso: I-130, I-485, I-765, N-400 y otros.", noForm: "Sin formulario",
    closed: "Terminado", received: (day) => `Recibido el ${day}`, form: "Formulario", formHint: "Como I-765", title: "¿Para qué es?", titleHint: "Como Permiso de trabajo",
    people: "Quién participa", role: "Como", addPerson: "Agregar una persona al caso", filedOn: "Enviado el", receivedOn: "Fecha de recibido", priorityDate: "Fecha de prioridad", office: "Oficina",
    account: "Cuenta en línea donde está", close: "Este caso terminó", closeNote: "Pasa al final de la lista. No se borra nada.", about: "Sobre este caso",
    log: "Qué pasó", addEvent: "Agregar un paso", editEvent: "Cambiar un paso", noLog: "Aquí va cada paso: enviado, llegó el recibo, cita puesta.", what: "¿Qué pasó?", fromNotice: "El aviso que lo dice",
    noneOfPerson: "Todavía no hay ningún caso anotado.",
  },
  notices: {
    add: "Agregar un aviso", addWithout: "Agregar uno sin escaneo", addPages: "Agregar páginas", dropAnywhere: "Suelte un escaneo o una foto de un aviso en cualquier parte de esta ventana", dropHere: "Suelte para agregarlo a sus documentos",
    none: "Todavía no hay avisos", noneText: "Aquí van las cartas de USCIS, tarjetas e impresiones, como foto, escaneo o PDF. Suelte una en cualquier parte de esta ventana.",
    noneOfPerson: "Todavía no hay avisos de esta persona.", noneOfCase: "Todavía ningún aviso habla de este caso. Abra un aviso y elija el caso ahí.",
    one: "Aviso", pages: (count) => `${count} ${n(count, "página", "páginas")}`, edit: "Sobre este aviso", kind: "Tipo de papel", kindUnknown: "Todavía no se dijo",
    title: "Su propio nombre", titleHint: "Déjelo vacío para usar el tipo.", date: "Fecha del aviso", whose: "De quién es", cases: "Casos", paper: "Dónde está el papel", paperHint: "Como carpeta azul, primer cajón",
    noScan: "Todavía sin escaneo", noScanText: "Agregue una foto, un escaneo o un PDF del papel para marcar sus números.", saveOriginal: "Guardar una copia del original…", keepsPassword: "La copia que guarde queda como llegó: pide esta contraseña.", whereOnIt: "¿Dónde en este papel?",
  },
  marks: {
    count: (count) => `${count} ${n(count, "número marcado", "números marcados")} en este aviso`, none: "Nada marcado todavía", text: "Cada uno está junto al pedazo del escaneo de donde viene.",
    noneText: "Marque dónde está un número y escriba lo que lee ahí.", mark: "Marcar un número", sure: "Revisado", check: "Revíselo", checked: (name) => `${name}: marcado como revisado.`, crop: (name) => `${name} como está en el escaneo`, cropHere: "El lugar marcado",
    title: "Marcar un número", dragBox: "Arrastre un cuadro alrededor del número en la página. Con el teclado: las flechas mueven un cuadro, Mayús con flechas cambia su tamaño, Intro sigue, Escape sale.", typeWhatStands: "Escriba lo que está en el cuadro.", whose: "¿De quién es?",
    save: "Guardar este número",
  },
  attach: {
    doing: (file, files, name) => (files > 1 ? `Agregando ${file} de ${files}: ${name}` : `Agregando ${name}`), title: "Agregar avisos", cancelled: "Detenido. Lo que se agregó hasta entonces se conserva.",
    added: (count) => `Se ${n(count, "agregó", "agregaron")} ${count} ${n(count, "aviso", "avisos")}.`, already: (name) => `${name} ya está en sus documentos.`, showIt: "Mostrarlo",
    protected: "Este PDF pide una contraseña. Escriba la que venía con él: se conserva con el archivo en sus documentos y no se le pedirá otra vez.",
    password: "Contraseña de este PDF", open: "Abrirlo", notNow: "Ahora no", leftOut: (name) => `${name} se dejó fuera. No se conservó nada de él.`,
  },
  find: {
    title: "¿Dónde está mi número de cuenta en línea?", which: "¿Qué papel tiene delante?", searchWords: "Palabras impresas en él", noMatch: "Ningún papel tiene estas palabras. Pruebe con una palabra del título.",
    allPapers: "Mostrar todos los papeles", none: "No tengo ninguno de estos", layouts: "Diseños", drawing: "Un dibujo, no un aviso real. El suyo puede ser distinto.",
    answers: { printed: "Está impreso aquí", on_some: "Impreso en algunos", box_may_be_empty: "La casilla puede estar vacía", not_printed: "No está impreso aquí", unknown: "No lo sabemos" },
    lookFor: "Busque las palabras ", underIt: ". Debajo hay un número de ", twelve: "12 dígitos", howSure: "¿Qué tan seguros estamos?",
    confidence: { certain: "Seguro", likely: "Probable", unsure: "Dudoso" },
    confidenceText: { certain: "Texto oficial, o varias fuentes independientes.", likely: "Una buena fuente.", unsure: "Nuestra fuente es débil, o las fuentes no coinciden." },
    notThisOne: "Este no", onMyScan: "Mostrar en mi propio escaneo", youHave: (count) => (count === 1 ? "Usted tiene un aviso de este tipo:" : `Usted tiene ${count} avisos de este tipo:`),
    addMyScan: "Agregar un escaneo mío", keepNumber: "Lo encontré: guardarlo con una cuenta",
  },
  guide, finding, identify, setUp, backIn, newBackup, accountMap, filing,
  summary: {
    title: "Resumen para un abogado", save: "Guardar PDF…", chooseFirst: "Elija primero: números completos u ocultos.", nobody: "Un resumen necesita al menos una persona.", nobodyChosen: "Elija al menos una persona.",
    unprintable: (characters) => `Estos caracteres no se pueden imprimir y salen como códigos: ${characters}`, pageOf: (page, pages) => `Página ${page} de ${pages} del resumen`,
    numbers: "Números", full: "Números completos", masked: "Números ocultos", guarded: "Incluir completos el Seguro Social y el pasaporte", guardedNote: "Solo en este archivo. Si no, van ocultos.",
    what: "Qué incluye", identifiers: "Números de cada persona", cases: "Casos e historia", dates: "Fechas y plazos", notices: "Lista de avisos", exhibits: (pages) => `Escaneos como anexos (${pages} ${n(pages, "página", "páginas")})`,
    confidentialLine: "La línea «Confidencial» en cada página", never: "Nunca se incluye", neverText: "Contraseñas, códigos de respaldo, códigos de acceso, códigos de representante y respuestas de seguridad se quedan aquí.",
    protection: "Quien tenga el archivo puede leerlo. Envíelo como su abogado se lo pida.", preparedFor: "Preparado para", preparedForHint: "El nombre del abogado, si quiere.", language: "Idioma del PDF", earlier: "Guardados antes",
  },
  history: {
    short: "Historia", title: (name) => `Historia de ${name}`, about: "Lo que había antes de cada cambio. Los números van ocultos y los códigos no aparecen.", none: "Nunca se cambió.",
    changes: { changed: (at) => `Hasta el ${at}`, restored: (at) => `Sacado de la papelera el ${at}`, deleted: (at) => `Borrado el ${at}` },
    field: (name) => fieldNames[name] ?? name.replaceAll("_", " "),
  },
  trash: {
    title: "Papelera", done: (name) => `${name}: movido a la papelera.`, none: "La papelera está vacía", noneText: "Lo que borra se queda aquí 30 días y se puede recuperar.",
    empty: "Vaciar la papelera", restore: "Restaurar", deleteForGood: "Borrar para siempre", sure: "¿Borrar para siempre?", sureText: "No se puede deshacer. Los estados anteriores pueden contenerlo todavía hasta que se reemplacen.", open: "Abrir la papelera",
    daysLeft: (days) => `${n(days, "Queda", "Quedan")} ${days} ${n(days, "día", "días")}`,
    name: (row: TrashedView) => {
      const of = { person: "Persona", account: "Cuenta en línea", secret: "Código", identifier: "Número", case: "Caso", case_event: "Paso", notice: "Aviso", date: "Fecha", contact: "Contacto" }[row.thing.of];
      return row.title ? `${of}: ${row.title}` : of;
    },
  },
  settings: {
    thisComputer: "Esta computadora", language: "Idioma", theme: "Claro u oscuro", likeSystem: "Como el sistema", light: "Claro", dark: "Oscuro", text: "Tamaño del texto", autoLock: "Cerrar solo después de",
    minutes: (count) => `${count} ${n(count, "minuto", "minutos")}`, papers: "Estos documentos", sheet: "Hoja de recuperación", makeSheet: "Hacer la hoja", newSheet: "Hacer una nueva", changePassphrase: "Cambiar la frase de acceso",
    passphraseChanged: "La frase de acceso se cambió.", changeAbout: "La hoja de recuperación sigue igual.", currentPassphrase: "Frase de acceso hasta ahora",
    scans: (count, mb) => `${count} ${n(count, "archivo adjunto", "archivos adjuntos")}, ${mb} MB`, states: (count) => `Se conservan ${count} ${n(count, "estado guardado", "estados guardados")}`,
    protects: "Qué protege Casekeep y qué no", doesTitle: "Protege contra", doesNotTitle: "No puede proteger contra",
    does: ["una computadora o un respaldo perdidos o robados", "otra persona que usa esta computadora sin la frase de acceso", "alguien que lee o cambia una carpeta sincronizada", "un PDF o una imagen dañinos", "una falla, un disco lleno, un corte de luz", "sus propios errores: la papelera y los estados anteriores"],
    doesNot: ["programas dañinos que se ejecutan con su usuario mientras sus documentos están abiertos", "una cámara o una persona que mira por encima del hombro", "alguien que le obliga a decir la frase de acceso", "lo que un abogado haga con el PDF"],
    offlineTitle: "Cómo comprobar que nunca se conecta", offlineText: "Desconecte la red o bloquee Casekeep en su cortafuegos: todo funciona igual. El programa no tiene código que se conecte a un servidor.",
    unofficial: "Casekeep no es oficial y no da asesoría legal. Lo que vale es el aviso mismo y my.uscis.gov.", version: (version) => `Versión ${version}.`,
  },
};
