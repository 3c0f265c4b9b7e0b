import { graphql } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input)
  }
`);

export const useChangePassword = () => useOperation(ChangePassword);
