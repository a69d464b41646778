#!/bin/sh
# The whole way of a password through a repository with three clusters, with nothing but files, Git and the command `seal` on PATH: samples/story/story.sh FOLDER.
# The folder is made. A step that goes wrong ends it.
set -eu
mkdir "$1"
cd "$1"

say() { printf '\n== %s\n' "$*"; }
refused() { if "$@"; then echo "not refused: $*"; exit 1; else echo "refused, as it must be"; fi; }
record() { git add -A && git commit -q -m "$1"; }

export GIT_AUTHOR_NAME=story GIT_AUTHOR_EMAIL=story@example.com GIT_COMMITTER_NAME=story GIT_COMMITTER_EMAIL=story@example.com
git init -q -b main repository
mkdir keys
cd repository

say "a key for each cluster: the certificates are in the repository, the private keys are not"
for cluster in dev staging product; do
  mkdir -p "clusters/cluster-$cluster" "apps/overlays/$cluster"
  seal keygen --key "../keys/$cluster.key" --cert "clusters/cluster-$cluster/pub-sealed-secrets-$cluster.pem"
  printf 'resources:\n- db.yaml\n' > "apps/overlays/$cluster/kustomization.yaml"
done
seal init
cat .sealing.yaml
seal guard install
record "Three clusters"

say "one password, the same in all clusters, which nobody has seen"
seal create secret generic db -n shop --from-literal user=shop --generate password=24 --for dev,staging,product --to 'apps/overlays/{cluster}/db.yaml'
record "The password of the database"
seal verify
seal status

say "a Secret in plaintext does not get into a commit"
printf 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: other\nstringData:\n  password: 9mKx2vQpTz\n' > apps/overlays/dev/other.yaml
git add -A
refused git commit -q -m "Oops"
seal -i apps/overlays/dev/other.yaml -n shop
record "Another password, sealed"

say "the controllers have new keys"
for cluster in dev staging product; do
  mv "../keys/$cluster.key" "../keys/$cluster-old.key"
  rm "clusters/cluster-$cluster/pub-sealed-secrets-$cluster.pem"
  seal keygen --key "../keys/$cluster.key" --cert "clusters/cluster-$cluster/pub-sealed-secrets-$cluster.pem"
done
refused seal verify --strict
seal reencrypt --key ../keys/dev-old.key --key ../keys/staging-old.key --key ../keys/product-old.key
git add -A
before=$(git write-tree)
seal reencrypt --key ../keys/dev-old.key --key ../keys/staging-old.key --key ../keys/product-old.key
git add -A
test "$(git write-tree)" = "$before"
record "Sealed for the new keys"
seal verify --strict

say "a file in the overlay of another cluster is found"
cp apps/overlays/dev/db.yaml apps/overlays/product/db.yaml
refused seal verify
git checkout -q apps/overlays/product/db.yaml

say "to SOPS, for an age key, and back"
seal keygen --age --key ../keys/age.txt > ../keys/recipient.txt
printf 'creation_rules:\n- path_regex: apps/\n  encrypted_regex: ^(data|stringData)$\n  age: %s\n' "$(cat ../keys/recipient.txt)" > .sops.yaml
export SOPS_AGE_KEY_FILE="$PWD/../keys/age.txt"
seal convert --to sops --key ../keys/staging.key -i apps/overlays/staging/db.yaml
record "With SOPS"
seal status apps/overlays/staging
seal convert --to sealed -i apps/overlays/staging/db.yaml
record "And back"

say "the new keys open everything, and the password is the same everywhere"
for cluster in dev staging product; do
  seal unseal --key "../keys/$cluster.key" --only password "apps/overlays/$cluster/db.yaml" > "../keys/$cluster.password"
done
cmp ../keys/dev.password ../keys/staging.password
cmp ../keys/dev.password ../keys/product.password
seal unseal --key ../keys/dev.key --only password apps/overlays/dev/other.yaml > /dev/null
seal verify --strict
seal guard --all
say "done"
