import { commandWords } from "@najda/client/translations";
import { Bdi, useWords } from "@najda/client/react";
import { Dialog } from "../shell/dialog.tsx";
import { verbs } from "./verbs.ts";
import { examples } from "./examples.ts";

/** What can be typed: words, an example each, and what it does. */
export function CommandHelp({ close }: { readonly close: () => void }) {
  const { t, language } = useWords();
  return (
    <Dialog title={t("console.commandLine.help.title")} close={close} wide>
      <p className="dim">{t("console.commandLine.help.intro")}</p>
      <table className="command-help">
        <thead>
          <tr>
            <th scope="col">{t("console.commandLine.help.word")}</th>
            <th scope="col">{t("console.commandLine.help.example")}</th>
            <th scope="col">{t("console.commandLine.help.does")}</th>
          </tr>
        </thead>
        <tbody>
          {verbs.map((verb) => {
            const words = [...(language === "ar" ? commandWords[verb].ar : commandWords[verb].en), ...(language === "ar" ? commandWords[verb].en : commandWords[verb].ar)];
            return (
              <tr key={verb}>
                <th scope="row">
                  {words.map((word) => (
                    <kbd key={word}>{word}</kbd>
                  ))}
                </th>
                <td>
                  <Bdi className="mono">{examples[language === "ar" ? "ar" : "en"][verb]}</Bdi>
                </td>
                <td>{t(`console.commandLine.help.${verb}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Dialog>
  );
}
