export {
  GetObjectCommand as GetObject,
  PutObjectCommand as PutObject,
  S3Client as Client
} from '@aws-sdk/client-s3'
