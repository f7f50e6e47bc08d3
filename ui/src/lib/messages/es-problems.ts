// Los problemas en español: qué pasó, qué no significa, qué hacer.
import type { FieldTrouble, NotThisKindView, OpenRemark, Problem } from "../ipc/bindings.ts";
import { moment, type LanguageCode } from "../dates.ts";
import type { Words } from "./en-problems.ts";
import { kinds } from "./es-kinds.ts";
import { counted } from "./plural.ts";

const n = counted("es");
const safe = "Sus documentos están a salvo, tal como se guardaron la última vez.";
const kept = "Nada de lo que usted guarda aquí cambió.";

export function problem(problem: Problem): Words {
  switch (problem.code) {
    case "locked":
      return { happened: "Sus documentos están cerrados.", not: kept, todo: "Ábralos otra vez con su frase de acceso." };
    case "wrong_passphrase":
      return { happened: "Esa frase de acceso no abre estos documentos.", not: "No se perdió nada, y no se cuentan los intentos.", todo: "Revise las mayúsculas y el idioma del teclado, e intente otra vez. La hoja de recuperación también los abre." };
    case "wrong_recovery_sheet":
      return { happened: "Esta hoja es de otros documentos, o una hoja más nueva tomó su lugar.", not: "Sus documentos no están dañados.", todo: "Busque la hoja más nueva o use su frase de acceso." };
    case "recovery_text_mistyped":
      return { happened: "Falta un carácter o hay alguno equivocado.", not: "No dice nada de sus documentos: no se tocaron.", todo: "Compare cada grupo con el papel. No importan las mayúsculas." };
    case "passphrase_slot_damaged":
      return { happened: "El archivo que abre la frase de acceso está dañado.", not: "Sus documentos mismos no están afectados.", todo: "Ábralos con la hoja de recuperación y ponga de nuevo la frase de acceso en Ajustes." };
    case "recovery_slot_damaged":
      return { happened: "El archivo que abre la hoja de recuperación está dañado.", not: "Sus documentos mismos no están afectados.", todo: "Ábralos con su frase de acceso y haga una hoja nueva en Ajustes." };
    case "slot_too_costly":
      return { happened: "El archivo de la llave pide más trabajo del que este programa permite. Puede que alguien lo haya cambiado.", not: "No se intentó ni se escribió nada.", todo: "Use una copia anterior de sus documentos o la hoja de recuperación." };
    case "all_states_damaged":
      return { happened: "No se puede leer ninguno de los estados guardados.", not: "No se escribió nada: una copia en otro lugar sigue siendo buena.", todo: "Abra una copia de la carpeta de un respaldo o de otra computadora." };
    case "newer_format":
      return { happened: "Estos documentos se guardaron con un Casekeep más nuevo.", not: "No están dañados y no se escribió nada.", todo: "Instale la versión más nueva en esta computadora." };
    case "not_papers":
      return { happened: "En esta carpeta no hay documentos de Casekeep.", not: "No significa que sus documentos se hayan perdido.", todo: "Elija la carpeta cuyo nombre termina en .casekeep." };
    case "folder_missing":
      return { happened: "La carpeta no está.", not: "No significa que se borró: puede faltar conectar la unidad, o se movió la carpeta.", todo: "Conecte la unidad o elija la carpeta donde está ahora." };
    case "place_taken":
      return { happened: "Ya hay algo con este nombre en este lugar.", not: "No se tocó.", todo: "Elija otro nombre u otro lugar." };
    case "odd_file":
      return { happened: "Algo en la carpeta no es un archivo común; por eso no se abrió nada.", not: "Sus documentos no cambiaron.", todo: "Puede que alguien haya puesto un enlace ahí. Use una copia anterior de la carpeta." };
    case "not_writable":
      return { happened: "No se puede escribir en este lugar.", not: safe, todo: "Revise si la unidad está protegida o elija otro lugar." };
    case "disk_full":
      return { happened: `El disco está lleno: se necesitan ${problem.parameters.needed_mb} MB y hay ${problem.parameters.free_mb} MB libres.`, not: safe, todo: "Libere espacio e intente otra vez. Lo que escribió sigue aquí." };
    case "open_elsewhere":
      return { happened: "Estos documentos están abiertos en otra ventana de Casekeep.", not: "No tienen ningún problema.", todo: "Siga en la otra ventana, o ciérrela e intente otra vez." };
    case "read_only":
      return { happened: "El disco no confirmó lo último que se guardó; en esta sesión no se guarda nada más.", not: "Lo que se guardó antes está a salvo.", todo: "Copie la carpeta a otra unidad; luego cierre y abra otra vez." };
    case "disk_trouble":
      return { happened: "El disco no hizo lo que se le pidió.", not: safe, todo: "Intente otra vez. Si vuelve a pasar, copie la carpeta a otra unidad." };
    case "browser_not_opened":
      return { happened: "Esta computadora no abrió ningún navegador.", not: kept, todo: "Copie la dirección y péguela usted en un navegador." };
    case "not_there":
      return { happened: "Ya no está.", not: "Las otras cosas que guarda no están afectadas.", todo: "Mire en la papelera o vuelva a la lista." };
    case "fields":
      return { happened: "Algo en el formulario no se puede leer.", not: "Lo que escribió sigue aquí.", todo: "Mire los campos marcados." };
    case "passphrase_too_weak":
      return { happened: "Esta frase de acceso es muy fácil de adivinar.", not: "Todavía no cambió nada.", todo: "Use varias palabras que no tengan nada que ver entre sí." };
    case "groups_do_not_match":
      return { happened: "Estos no son los grupos de la hoja.", not: "La hoja sigue sirviendo.", todo: "Mire los números de los grupos y escríbalos desde el papel." };
    case "no_sheet_made":
      return { happened: "No hay ninguna hoja nueva para revisar.", not: "La hoja que usted tiene sigue sirviendo.", todo: "Guarde primero una hoja." };
    case "empty_file":
      return { happened: "El archivo está vacío.", not: "No significa que se perdió: puede que la copia no haya terminado.", todo: "Cópielo o escanéelo otra vez." };
    case "file_too_big":
      return { happened: `El archivo pesa más de ${problem.parameters.limit_mb} MB. No se leyó.`, not: kept, todo: "Escanee a 300 puntos por pulgada o divida el PDF." };
    case "not_a_page":
      return { happened: "No es una imagen ni un PDF.", not: "El archivo no cambió.", todo: "Guárdelo como PDF, JPEG o PNG y agregue ese archivo." };
    case "heic_not_supported":
      return { happened: "Esta copia de Casekeep no puede leer imágenes HEIC.", not: "Su foto está bien.", todo: "En el teléfono elija Ajustes, Cámara, Formatos, Más compatible, o envíe la foto como JPEG." };
    case "picture_not_supported":
      return { happened: "Esta imagen está guardada de una forma que Casekeep no puede abrir.", not: "No significa que esté dañada: otros programas quizás la muestren.", todo: "Ábrala en otro programa, guárdela como JPEG, PNG o PDF y agregue ese archivo." };
    case "pdf_has_password":
      return { happened: "Este PDF pide una contraseña que no se conserva con él.", not: "No está dañado.", todo: "Ábralo con su contraseña en un lector de PDF, guarde una copia sin ella y agregue esa copia." };
    case "pdf_password_is_wrong":
      return { happened: "Esa contraseña no abre este PDF.", not: "No se conservó nada, y puede intentarlo las veces que quiera.", todo: "Revise la tecla de mayúsculas y el idioma del teclado. Si se abre en un lector de PDF, guarde allí una copia sin contraseña y agréguela." };
    case "file_damaged":
      return { happened: "El archivo está cortado o dañado.", not: kept, todo: "Cópielo otra vez de donde vino o escanee el papel de nuevo." };
    case "too_many_pixels":
      return { happened: "La imagen tiene más puntos de los que se pueden mostrar con seguridad.", not: "El archivo no cambió.", todo: "Escanee a 300 puntos por pulgada o haga la imagen más pequeña." };
    case "no_pages":
      return { happened: "Este PDF no tiene páginas.", not: "El archivo no cambió.", todo: "Pida otra vez el archivo o escanee el papel." };
    case "page_not_drawn":
      return { happened: "Esta página necesitó demasiado tiempo o memoria.", not: "El original se guarda tal como llegó.", todo: "Guarde el original y mírelo en otro programa, o escanee el papel de nuevo." };
    case "page_not_read":
      return { happened: "Esta página tardó demasiado en leerse, o se cerró el programa que la lee.", not: "El original se guarda tal como llegó, y nada más se ve afectado.", todo: "Léala otra vez, o marque a mano lo que necesite." };
    case "file_not_readable":
      return { happened: "No se pudo abrir el archivo.", not: kept, todo: "Revise que siga ahí y que usted pueda leerlo." };
    case "nothing_to_paste":
      return { happened: "No hay ninguna imagen ni archivo para pegar.", not: "No se perdió nada.", todo: "Copie primero una imagen o un archivo." };
    case "clipboard_not_available":
      return { happened: "No se puede usar el portapapeles en esta computadora.", not: kept, todo: "Muestre el número y escríbalo a mano." };
    case "scan_missing":
      return { happened: "El archivo de este escaneo no está en la carpeta.", not: "Los números que escribió siguen aquí.", todo: "Recupérelo de un respaldo o agregue otra vez el escaneo." };
    case "scan_damaged":
      return { happened: "El archivo de este escaneo no está como se guardó.", not: "Los otros escaneos y sus números no están afectados.", todo: "Recupérelo de un respaldo o agregue otra vez el escaneo." };
    case "pdf_not_made":
      return { happened: "No se pudo hacer el PDF.", not: kept, todo: "Elija menos páginas o deje fuera los escaneos, e intente otra vez." };
    case "not_saved":
      return { happened: "No se pudo guardar el archivo ahí.", not: kept, todo: "Elija otro lugar." };
    case "nothing_chosen":
      return { happened: "No eligió a nadie.", not: kept, todo: "Elija por lo menos a una persona." };
    case "row_not_readable":
      return { happened: "Una entrada no se puede leer como está guardada.", not: "Las otras entradas no están afectadas.", todo: "Vuelva a un estado anterior desde un respaldo y conserve esta carpeta para quien le ayude." };
    case "owner_in_trash":
      return { happened: "Aquello a lo que pertenece está en la papelera.", not: "No se perdió nada.", todo: "Restaure eso primero." };
    case "not_kept":
      return { happened: "Sus documentos no pueden guardar eso.", not: kept, todo: "Mire si lo mismo ya está." };
  }
}

export function trouble(trouble: FieldTrouble): string {
  switch (trouble.code) {
    case "empty":
      return "Por favor, llene este campo.";
    case "too_long":
      return `Aquí caben ${trouble.parameters.max_chars} caracteres como máximo.`;
    case "not_a_date":
      return "No es un día del calendario. Escríbalo así: 03/14/2026 (mes, día, año).";
    case "not_a_form":
      return "Un formulario es letras y un número, como I-485.";
    case "not_this_kind":
      return notThis(trouble.parameters.detail);
    case "already_kept":
      return "Este número ya está guardado aquí.";
    case "not_there":
      return "Esta opción ya no está.";
  }
}

export function notThis(view: NotThisKindView): string {
  const expected = kinds[view.expected];
  const [other] = view.looks_like;
  if (other && other !== view.expected) return `Parece ${kinds[other].a}, no ${expected.a}. ${expected.about}`;
  return `No parece ${expected.a}. ${expected.about}`;
}

export function remark(remark: OpenRemark, language: LanguageCode): string {
  switch (remark.code) {
    case "fell_back": {
      const { damaged_saved_at, opened_saved_at } = remark.parameters;
      const damaged = damaged_saved_at ? ` del ${moment(damaged_saved_at, language)}` : "";
      return `No se pudo leer el último estado guardado${damaged}. Estos son sus documentos del ${moment(opened_saved_at, language)}. Lo que se anotó después hay que anotarlo otra vez.`;
    }
    case "older_than_last_seen":
      return `Estos documentos son del ${moment(remark.parameters.opened_saved_at, language)}, más viejos que los que se abrieron aquí el ${moment(remark.parameters.seen_saved_at, language)}. Puede que alguien haya puesto una copia vieja en su lugar.`;
    case "another_head":
      return `Hay otro estado guardado, del ${moment(remark.parameters.saved_at, language)}, hecho en otra computadora. Se conservan los dos.`;
    case "backups_missing":
      return `${n(remark.parameters.count, "Falta", "Faltan")} ${remark.parameters.count} ${n(remark.parameters.count, "estado anterior", "estados anteriores")}. Sus documentos están completos.`;
    case "scans_not_filed":
      return `Se ${n(remark.parameters.count, "encontró", "encontraron")} ${remark.parameters.count} ${n(remark.parameters.count, "escaneo", "escaneos")} sin aviso: algo se interrumpió al agregar. Agregue otra vez el archivo.`;
    case "scans_missing":
      return `Faltan los archivos de ${remark.parameters.count} ${n(remark.parameters.count, "escaneo", "escaneos")}. Todo lo demás está aquí.`;
    case "recovery_slot_damaged":
      return "La hoja de recuperación ya no abre estos documentos. Haga una nueva en Ajustes.";
    case "passphrase_slot_damaged":
      return "La frase de acceso ya no abre estos documentos. Póngala de nuevo en Ajustes.";
    case "recovery_sheet_not_checked":
      return "Todavía no hay una hoja de recuperación revisada. Sin ella, nadie puede ayudar si se olvida la frase de acceso.";
  }
}
