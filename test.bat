@echo off
rem Sets up what is missing and runs the tests; arguments go to pytest.
cd /d "%~dp0"
call .ci\setup.bat dev || exit /b 1
set QT_QPA_PLATFORM=offscreen
if "%~1"=="" (.venv\Scripts\python.exe -m pytest -n 2 --dist loadfile) else (.venv\Scripts\python.exe -m pytest %*)
