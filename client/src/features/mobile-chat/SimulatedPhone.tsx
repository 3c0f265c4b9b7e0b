import { useQuery } from '@apollo/client/react';
import { Section } from '../../components/Page';
import { RelativeTime } from '../../components/Time';
import { graphql } from '../../lib/graphql';

const LOOK_EVERY_MS = 2000;
const SHOWN = 3;

const SimulatedTexts = graphql(`
  query SimulatedTexts {
    me {
      id
      mobileChat {
        simulatedTexts {
          id
          body
          receivedAt
        }
      }
    }
  }
`);

/** Where texts are only simulated: what one's own phone received, so that a code can be read. Otherwise nothing. */
export function SimulatedPhone() {
  // Kept out of the cache: the settings beside it are a part of the same object there.
  const { data } = useQuery(SimulatedTexts, { fetchPolicy: 'no-cache', pollInterval: LOOK_EVERY_MS });
  const texts = data?.me?.mobileChat?.simulatedTexts;
  if (!texts) return null;
  return (
    <Section title="What your phone received">
      <p className="soft">Texts are only simulated here: nothing is sent to a real phone.</p>
      {texts.length === 0 ? <p>Nothing yet.</p> : null}
      <ul className="simulated-texts">
        {texts.slice(0, SHOWN).map((text) => (
          <li key={text.id}>
            <p>{text.body}</p>
            <RelativeTime at={text.receivedAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
