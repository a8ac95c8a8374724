import type { FailureClass } from '@eilbote/contract';
import type { FailureText } from './failure-text.ts';

/** The receiver has answered, but not with success. */
export const answerFailures = {
  REDIRECT_REFUSED: {
    title: { de: 'Der Empfänger verweist auf eine andere Adresse', en: 'The receiver points to another address' },
    cause: {
      de: 'Eilbote folgt einer Umleitung nicht, weil Daten und Zugangsdaten sonst an eine andere Adresse gingen, als eingetragen ist.',
      en: 'Eilbote does not follow a redirect, because data and credentials would go to another address than the one entered.',
    },
    remedy: {
      de: 'Der Grund der Zustellung nennt den Server, auf den verwiesen wird. Wenn Sie ihm vertrauen, tragen Sie die neue Adresse als URL ein. Oft steht nur „http“ statt „https“ in der URL, oder am Ende fehlt ein Schrägstrich.',
      en: 'The reason of the delivery names the server it points to. If you trust it, enter the new address as the URL. Often the URL has just "http" instead of "https", or lacks a slash at its end.',
    },
  },
  HTTP_4XX: {
    title: { de: 'Der Empfänger lehnt den Aufruf ab', en: 'The receiver rejects the call' },
    cause: {
      de: 'Der Empfänger hat mit einem Status von 400 bis 499 geantwortet: Er versteht den Aufruf nicht oder nimmt diese Daten nicht an.',
      en: 'The receiver answered with a status from 400 to 499: it does not understand the call or does not take these data.',
    },
    remedy: {
      de: 'Sehen Sie sich bei der Zustellung die Antwort an; meist steht dort, was fehlt oder falsch ist. Passen Sie dann Felder, Attribute oder Format des Webhooks an.',
      en: 'Look at the answer of the delivery; it usually says what is missing or wrong. Then change fields, attributes or format of the webhook.',
    },
  },
  HTTP_401_403: {
    title: { de: 'Die Anmeldung wurde abgelehnt', en: 'The credentials were rejected' },
    cause: {
      de: 'Der Empfänger hat mit 401 oder 403 geantwortet: Die Zugangsdaten fehlen, sind falsch oder abgelaufen, oder sie reichen für diesen Aufruf nicht aus.',
      en: 'The receiver answered 401 or 403: the credentials are missing, wrong or expired, or they do not suffice for this call.',
    },
    remedy: {
      de: 'Tragen Sie im Webhook oder in seiner Verbindung gültige Zugangsdaten ein, und lassen Sie auf der Gegenseite die Rechte prüfen.',
      en: 'Enter valid credentials in the webhook or in its connection, and have the permissions checked on the other side.',
    },
  },
  HTTP_404_410: {
    title: { de: 'Unter dieser URL gibt es keinen Empfänger', en: 'There is no receiver at this URL' },
    cause: {
      de: 'Der Server ist erreichbar, kennt diese Adresse aber nicht (404) oder hat sie endgültig aufgegeben (410). Bei 410 pausiert Eilbote den Webhook.',
      en: 'The server can be reached, but does not know this address (404) or has given it up for good (410). On 410 Eilbote pauses the webhook.',
    },
    remedy: {
      de: 'Prüfen Sie die URL. Bei Diensten wie Make, n8n oder Power Automate muss der Ablauf eingeschaltet sein. Einen pausierten Webhook setzen Sie danach von Hand fort.',
      en: 'Check the URL. With services like Make, n8n or Power Automate the flow has to be switched on. Resume a paused webhook by hand afterwards.',
    },
  },
  HTTP_413: {
    title: { de: 'Dem Empfänger sind die Daten zu groß', en: 'The data are too large for the receiver' },
    cause: {
      de: 'Der Empfänger nimmt so große Aufrufe nicht an (Status 413).',
      en: 'The receiver does not accept calls of this size (status 413).',
    },
    remedy: {
      de: 'Wählen Sie im Webhook weniger Felder aus, oder lassen Sie die Grenze auf der Gegenseite erhöhen.',
      en: 'Select fewer fields in the webhook, or have the limit raised on the other side.',
    },
  },
  HTTP_429: {
    title: { de: 'Der Empfänger bekommt zu viele Aufrufe', en: 'The receiver gets too many calls' },
    cause: {
      de: 'Der Empfänger erlaubt nur eine bestimmte Zahl von Aufrufen in einer bestimmten Zeit, und diese Zahl ist erreicht (Status 429).',
      en: 'The receiver allows only so many calls in a certain time, and their number is used up (status 429).',
    },
    remedy: {
      de: 'Sie brauchen nichts zu tun: Eilbote wartet und wiederholt die Zustellung. Kommt das oft vor, begrenzen Sie im Webhook oder in seiner Verbindung die Zahl der Aufrufe.',
      en: 'You need not do anything: Eilbote waits and repeats the delivery. If it happens often, limit the number of calls in the webhook or in its connection.',
    },
  },
  HTTP_5XX: {
    title: { de: 'Beim Empfänger ist ein Fehler aufgetreten', en: 'The receiver has a fault' },
    cause: {
      de: 'Der Empfänger hat mit einem Status ab 500 geantwortet: Der Aufruf kam an, aber die Anwendung dort ist gestört, überlastet oder wird gerade gewartet.',
      en: 'The receiver answered with a status of 500 or above: the call arrived, but the application there is disturbed, overloaded or under maintenance.',
    },
    remedy: {
      de: 'Eilbote wiederholt die Zustellung von selbst. Dauert die Störung an, fragen Sie den Betreiber des Empfängers.',
      en: 'Eilbote repeats the delivery by itself. If the fault lasts, ask the operator of the receiver.',
    },
  },
} satisfies { readonly [F in FailureClass]?: FailureText };
