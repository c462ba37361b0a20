import { SignIn, useSession, useWords } from "@najda/client/react";
import { MapProvider } from "./map/map-context.tsx";
import { MapPickProvider } from "./map/pick.tsx";
import { Console } from "./shell/console.tsx";
import { DeskProvider } from "./shell/desk.tsx";
import { DispositionsProvider } from "./shell/dispositions.tsx";
import { Invitation } from "./shell/invitation.tsx";
import { SoundProvider } from "./shell/sound.tsx";
import { useInvitation } from "./shell/use-invitation.ts";

/** Whoever is signed in sees the console; whoever is not, the way in. */
export function App() {
  const session = useSession();
  const { t } = useWords();
  const invitation = useInvitation();
  if (session.state === "starting") return <p className="empty">{t("common.state.loading")}</p>;
  if (invitation.token !== undefined) return <Invitation token={invitation.token} leave={invitation.leave} />;
  if (session.state === "signed-out") return <SignIn app="console" />;
  return (
    // Another person starts with an empty desk: nothing of one shift stands in front of the next.
    <SoundProvider key={session.person.id}>
      <DeskProvider>
        <MapProvider>
          <MapPickProvider>
            <DispositionsProvider>
              <Console person={session.person} />
            </DispositionsProvider>
          </MapPickProvider>
        </MapProvider>
      </DeskProvider>
    </SoundProvider>
  );
}
