@echo off
rem Called by run.bat and test.bat: makes .venv and installs the pinned packages where they changed.
set "wanted=%~1"
if not exist .venv\Scripts\python.exe (
  py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul && py -3 -m venv .venv
)
if not exist .venv\Scripts\python.exe (
  python -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul && python -m venv .venv
)
if not exist .venv\Scripts\python.exe (
  echo Python 3.11 or newer is needed and was not found.
  exit /b 1
)
fc /b "requirements\%wanted%.txt" ".venv\.installed-%wanted%" >nul 2>nul && exit /b 0
echo Installing the pinned packages of requirements\%wanted%.txt
.venv\Scripts\python.exe -m pip install -q --disable-pip-version-check --require-hashes -r "requirements\%wanted%.txt" || exit /b 1
copy /y "requirements\%wanted%.txt" ".venv\.installed-%wanted%" >nul
