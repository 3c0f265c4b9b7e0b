import type { ResultOf } from 'gql.tada';
import { graphql } from '../core/graphql';

/** A file of its own: the loader asks this too, and must not carry the other operations. */
export const siteStatus = graphql(`
  query SiteStatus($key: ID!) {
    site(key: $key) {
      name
      departments {
        id
        name
        reachability
      }
      widget {
        nameField
        emailField
        questions {
          id
          label
          required
        }
        consentText
        consentUrl
        colours {
          accent
          onAccent
          onLight
          onDark
        }
        position
        launcherPath
        launcherText
        greetings {
          language
          text
        }
        language
      }
    }
  }
`);

export type Site = ResultOf<typeof siteStatus>['site'];
export type Department = Site['departments'][number];
/** How the site's widget looks and what it asks. */
export type SiteWidget = Site['widget'];
