# For a tap: brew install TAP/seal. Made by eng/release.
class Seal < Formula
  desc "Keeps secrets in Git: Sealed Secrets, SOPS, and a guard against plaintext"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/seal-@VERSION@-osx-arm64.tar.gz"
      sha256 "@osx-arm64@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/seal-@VERSION@-osx-x64.tar.gz"
      sha256 "@osx-x64@"
    end
  end

  on_linux do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/seal-@VERSION@-linux-arm64.tar.gz"
      sha256 "@linux-arm64@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/seal-@VERSION@-linux-x64.tar.gz"
      sha256 "@linux-x64@"
    end
  end

  def install
    bin.install "seal"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/seal.bash" => "seal"
    zsh_completion.install "completions/_seal"
    fish_completion.install "completions/seal.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/seal --version")
  end
end
