import { useQuery } from '@apollo/client/react';
import { graphql } from '../../lib/graphql';
import { useOperation } from '../../lib/use-operation';

const ApiKeys = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      createdAt
      lastUsedAt
    }
  }
`);

const CreateApiKey = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      id
      name
      token
    }
  }
`);

const RevokeApiKey = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id)
  }
`);

export const useApiKeys = () => useQuery(ApiKeys);
export const useCreateApiKey = () => useOperation(CreateApiKey, [ApiKeys]);
export const useRevokeApiKey = () => useOperation(RevokeApiKey, [ApiKeys]);
