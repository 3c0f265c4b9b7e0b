import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from '../../lib/graphql';

const CoverageDepartments = graphql(`
  query CoverageDepartments {
    me {
      id
      departments {
        id
      }
    }
    organization {
      id
      departments {
        id
        name
        archivedAt
        warning
      }
    }
  }
`);

const Coverage = graphql(`
  query Coverage($departmentId: ID!, $from: DateTime) {
    coverage(departmentId: $departmentId, from: $from) {
      from
      until
      spans {
        start
        end
        operators {
          id
          name
        }
      }
      gaps {
        start
        end
      }
    }
  }
`);

export const CoverageAlarmsChanged = graphql(`
  subscription CoverageAlarmsChanged {
    coverageAlarmsChanged {
      id
      since
      department {
        id
        name
      }
    }
  }
`);

export type Week = ResultOf<typeof Coverage>['coverage'];
export type Span = Week['spans'][number];
export type Gap = Week['gaps'][number];
export type Alarm = ResultOf<typeof CoverageAlarmsChanged>['coverageAlarmsChanged'][number];

/** Settings change what is told, and so does the time that passes: look again this often, in milliseconds. */
const LOOK_AGAIN = 30_000;

export const useCoverageDepartments = () => useQuery(CoverageDepartments, { fetchPolicy: 'cache-and-network' });

/** A week of a department from an instant on; null: from now. */
export const useCoverage = (departmentId: string, from: string | null) =>
  useQuery(Coverage, { variables: { departmentId, from }, fetchPolicy: 'cache-and-network', pollInterval: LOOK_AGAIN });
