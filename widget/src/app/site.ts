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
    }
  }
`);

export type Site = ResultOf<typeof siteStatus>['site'];
export type Department = Site['departments'][number];
