@echo off
rem The Windows twin of ./dev, for running from the tree: dev.cmd run, dev.cmd vanthu ..., dev.cmd test [pytest args].
rem Letters are set in the system's Times New Roman; fonts of the window come with the Python packages.
setlocal
set "ROOT=%~dp0"
set "VENV=%ROOT%.venv"
set "PY=%VENV%\Scripts\python.exe"
set "VERB=%~1"
if "%VERB%"=="" goto usage
if "%VERB%"=="run" (set "LOCK=run" & goto setup)
if "%VERB%"=="vanthu" (set "LOCK=run" & goto setup)
if "%VERB%"=="test" (set "LOCK=test" & goto setup)
goto usage

:setup
if exist "%PY%" goto packages
echo [dev] Making .venv 1>&2
set "BASE=python"
where py >nul 2>&1 && set "BASE=py -3"
%BASE% -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
if errorlevel 1 (
    echo [dev] Python 3.11, 3.12 or 3.13 is needed. 1>&2
    exit /b 1
)
%BASE% -m venv "%VENV%" || exit /b 1

:packages
fc /b "%ROOT%requirements\%LOCK%.txt" "%VENV%\%LOCK%.done" >nul 2>&1 && goto start
echo [dev] Installing Python packages (requirements\%LOCK%.txt) 1>&2
"%PY%" -m pip install -q --disable-pip-version-check --require-hashes -r "%ROOT%requirements\%LOCK%.txt" 1>&2 || exit /b 1
"%PY%" -m pip install -q --disable-pip-version-check --no-index --no-deps --no-build-isolation -e "%ROOT%." 1>&2 || exit /b 1
"%PY%" "%ROOT%tools\fonts.py" 1>&2 || exit /b 1
"%PY%" "%ROOT%tools\icons.py" 1>&2 || exit /b 1
"%PY%" "%ROOT%tools\strings.py" compile 1>&2 || exit /b 1
"%PY%" "%ROOT%tools\window_strings.py" compile 1>&2 || exit /b 1
copy /y "%ROOT%requirements\%LOCK%.txt" "%VENV%\%LOCK%.done" >nul

:start
set "REST="
:words
shift
if "%~1"=="" goto go
set REST=%REST% %1
goto words
:go
if "%VERB%"=="run" ("%VENV%\Scripts\vanthu.exe"%REST% & goto end)
if "%VERB%"=="vanthu" ("%VENV%\Scripts\vanthu.exe"%REST% & goto end)
set "QT_QPA_PLATFORM=offscreen"
cd /d "%ROOT%"
"%PY%" -m pytest -q -m "not corpus"%REST%
:end
exit /b %ERRORLEVEL%

:usage
echo Usage: dev.cmd run ^| vanthu ... ^| test [pytest args]
exit /b 2
