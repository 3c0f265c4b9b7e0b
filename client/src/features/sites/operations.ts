import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const SiteFields = graphql(`
  fragment SiteFields on Site {
    id
    key
    name
    allowedOrigins
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
      }
      position
      launcherIcon
      bubble: launcherPath(icon: BUBBLE)
      question: launcherPath(icon: QUESTION)
      headset: launcherPath(icon: HEADSET)
      launcherText
      greetings {
        language
        text
      }
      language
    }
    departments {
      id
      name
    }
  }
`);

const Sites = graphql(
  `
    query Sites {
      organization {
        id
        departments {
          id
          name
          archivedAt
        }
        sites {
          ...SiteFields
        }
      }
    }
  `,
  [SiteFields],
);

const CreateSite = graphql(
  `
    mutation CreateSite($input: CreateSiteInput!) {
      createSite(input: $input) {
        ...SiteFields
      }
    }
  `,
  [SiteFields],
);

const UpdateSite = graphql(
  `
    mutation UpdateSite($input: UpdateSiteInput!) {
      updateSite(input: $input) {
        ...SiteFields
      }
    }
  `,
  [SiteFields],
);

export type SitesResult = ResultOf<typeof Sites>['organization'];
export type Site = SitesResult['sites'][number];

export const useSites = () => useQuery(Sites);
export const useCreateSite = () => useOperation(CreateSite, [Sites]);
export const useUpdateSite = () => useOperation(UpdateSite);
