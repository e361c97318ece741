export {
  BatchGetImageCommand as BatchGetImage,
  DescribeImageScanFindingsCommand as DescribeImageScanFindings,
  DescribeImagesCommand as DescribeImages,
  DescribeRepositoriesCommand as DescribeRepositories,
  ECRClient as Client,
  GetAuthorizationTokenCommand as GetAuthorizationToken,
  GetLifecyclePolicyCommand as GetLifecyclePolicy
} from '@aws-sdk/client-ecr'
