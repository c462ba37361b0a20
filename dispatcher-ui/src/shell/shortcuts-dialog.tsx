import { useWords } from "@najda/client/react";
import { Dialog } from "./dialog.tsx";
import { shownKeys } from "./shortcuts.ts";

/** The keys of the console on one page. */
export function ShortcutsDialog({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t("console.shortcuts.title")} close={close}>
      <table>
        <tbody>
          {shownKeys.map(({ shortcut, keys }) => (
            <tr key={shortcut}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key} translate="no">
                    {key}
                  </kbd>
                ))}
              </th>
              <td>{t(`console.shortcuts.${shortcut}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
